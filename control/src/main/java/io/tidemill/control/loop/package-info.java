/// What gives the control loop its beat: each enabled setting is run at its own interval, on its
/// own thread.
@NullMarked
package io.tidemill.control.loop;

import org.jspecify.annotations.NullMarked;
