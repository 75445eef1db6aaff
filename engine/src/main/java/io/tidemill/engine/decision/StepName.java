package io.tidemill.engine.decision;

import java.util.List;

/// The steps of an evaluation that can be skipped, in order.
public enum StepName {
    PROFILE("profiles"),
    OPERATION("operation in progress"),
    INSTANCE_COUNT("instance count"),
    LIMITS("limits"),
    COOLDOWN("cooldown"),
    RULES("rules"),
    COMBINATION("combination"),
    FLAPPING("flapping");

    /// All of them, in order.
    public static final List<StepName> ALL = List.of(values());

    private final String phrase;

    StepName(String phrase) {
        this.phrase = phrase;
    }

    /// The name for people.
    public String phrase() {
        return phrase;
    }
}
