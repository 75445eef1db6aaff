package io.tidemill.engine;

import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.profile.AutoscaleSetting;

/// The decision core: one pure function, used by the live loop, the dry run, the backtest and every
/// test alike.
public final class Autoscaler {
    private Autoscaler() {}

    /// What to do about a setting, given everything that was seen of it, and why.
    public static Evaluation evaluate(AutoscaleSetting setting, Observation seen) {
        return new Run(setting, seen).evaluate();
    }
}
