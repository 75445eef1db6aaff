/// The part that acts: it gives the engine a clock, metrics, targets and a memory, and speaks ARM
/// REST.
///
/// `ControlPlane` wires the packages below together; each is the noun of the world that it meets.
@NullMarked
package io.tidemill.control;

import org.jspecify.annotations.NullMarked;
