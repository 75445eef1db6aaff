package io.tidemill.engine;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.util.List;

/// The decision core: one pure function, used by the live loop, the dry run, the backtest and every
/// test alike.
public final class Autoscaler {
    private Autoscaler() {}

    /// What to do about a setting, given everything that was seen of it, and why.
    public static Evaluation evaluate(AutoscaleSetting setting, Observation seen) {
        return new Evaluation(
                setting,
                seen.correlationId(),
                seen.now(),
                List.of(),
                new Decision.Hold(Reason.NO_PROFILE));
    }
}
