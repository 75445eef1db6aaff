/// How a run decides, and the record of it: {@link io.tidemill.engine.decision.Observation} in,
/// {@link io.tidemill.engine.decision.Evaluation} out.
@NullMarked
package io.tidemill.engine.decision;

import org.jspecify.annotations.NullMarked;
