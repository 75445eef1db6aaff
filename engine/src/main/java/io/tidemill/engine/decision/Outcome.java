package io.tidemill.engine.decision;

/// What a rule says.
public enum Outcome {
    /// Its condition holds.
    TRIGGERED("Triggered"),
    /// Its condition does not hold.
    NOT_TRIGGERED("NotTriggered"),
    /// There is no value to compare.
    UNKNOWN("Unknown");

    private final String wire;

    Outcome(String wire) {
        this.wire = wire;
    }

    /// The spelling in logs.
    public String wire() {
        return wire;
    }
}
