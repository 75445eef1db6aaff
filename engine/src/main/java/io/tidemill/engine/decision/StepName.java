package io.tidemill.engine.decision;

/// The steps of an evaluation, in order.
public enum StepName {
    PROFILE,
    OPERATION,
    INSTANCE_COUNT,
    LIMITS,
    COOLDOWN,
    RULES,
    COMBINATION,
    FLAPPING
}
