/// The part that imagines: it runs the real engine in virtual time, over recorded or invented load.
@NullMarked
package io.tidemill.simulator;

import org.jspecify.annotations.NullMarked;
