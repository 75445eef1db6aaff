/// The part that decides: values in, values out.
///
/// {@link io.tidemill.engine.Autoscaler#evaluate} is the decision, a pure function; {@link
/// io.tidemill.engine.ControlLoop} runs it once for a setting: it observes through the doors,
/// evaluates, records and acts. The packages are the sentence that the whole system says: **metrics
/// → profile → rules → decision → target → activity**.
///
/// What a run must know of earlier ones is a {@link io.tidemill.engine.decision.History}, rebuilt
/// from the activity log. Time is an argument, ids come from a supplier.
@NullMarked
package io.tidemill.engine;

import org.jspecify.annotations.NullMarked;
