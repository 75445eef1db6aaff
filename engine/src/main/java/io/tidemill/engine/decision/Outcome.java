package io.tidemill.engine.decision;

import io.tidemill.engine.rule.Condition;

/// What a rule says.
public enum Outcome {
    /// Its condition holds.
    TRIGGERED("Triggered"),
    /// Its condition does not hold.
    NOT_TRIGGERED("NotTriggered"),
    /// There is no value to compare.
    UNKNOWN("Unknown");

    private final String wire;

    /// What a condition says about a measurement.
    static Outcome of(Condition condition, Measurement measurement) {
        return switch (measurement) {
            case Measurement.Observed(var value) ->
                    condition.holds(value) ? TRIGGERED : NOT_TRIGGERED;
            case Measurement.Silent(), Measurement.Failed(_) -> UNKNOWN;
        };
    }

    Outcome(String wire) {
        this.wire = wire;
    }

    /// The spelling in logs.
    public String wire() {
        return wire;
    }
}
