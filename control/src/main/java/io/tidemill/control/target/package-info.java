/// Where a decision becomes instances: the process runtime, which keeps as many model-server
/// processes of each deployment ready as its capacity says, and the scale target that the control
/// loop acts on.
///
/// Reading starts at [ProcessRuntime]; the life of one instance is drawn in [InstanceState].
@NullMarked
package io.tidemill.control.target;

import org.jspecify.annotations.NullMarked;
