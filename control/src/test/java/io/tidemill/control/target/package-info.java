/// Tests of the process runtime: its arithmetic as tables, its work with real small processes.
@NullMarked
package io.tidemill.control.target;

import org.jspecify.annotations.NullMarked;
