/// Tests of the loop's beat: its times in virtual time, its threads with real ones.
@NullMarked
package io.tidemill.control.loop;

import org.jspecify.annotations.NullMarked;
