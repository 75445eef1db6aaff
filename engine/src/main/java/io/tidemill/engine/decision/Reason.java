package io.tidemill.engine.decision;

/// Why a run ended as it did: the closed list that records, logs and `tidemill replay` name.
public enum Reason {
    /// Scaled: fewer instances than the active profile's minimum.
    BELOW_MINIMUM("belowMinimum"),
    /// Scaled: more instances than the active profile's maximum.
    ABOVE_MAXIMUM("aboveMaximum"),
    /// Scaled: at least one scale-out rule is triggered.
    SCALE_OUT_RULE("scaleOutRule"),
    /// Scaled: every scale-in rule is triggered.
    SCALE_IN_RULES("scaleInRules"),
    /// Scaled: in by less than the rules ask for, because a scale-out rule would be triggered at
    /// their count.
    SCALE_IN_REDUCED("scaleInReduced"),
    /// Scaled: a metric cannot be read and there were fewer instances than the profile's default.
    METRIC_FAILURE_TO_DEFAULT("metricFailureToDefault"),
    /// Held: the setting is disabled.
    DISABLED("disabled"),
    /// Held: no profile applies now.
    NO_PROFILE("noProfile"),
    /// Held: the target does not answer.
    TARGET_UNREACHABLE("targetUnreachable"),
    /// Held: the target is still changing its count.
    OPERATION_IN_PROGRESS("operationInProgress"),
    /// Held: the active profile has no rules, and its limits are kept.
    NO_RULES("noRules"),
    /// Held: a cooldown is not over.
    COOLDOWN("cooldown"),
    /// Held: no scale-out rule and not every scale-in rule is triggered.
    NOT_TRIGGERED("notTriggered"),
    /// Held: a metric cannot be read, there are enough instances, and nothing else asks for more.
    METRIC_FAILURE("metricFailure"),
    /// Held: a scale-out rule is triggered, but there are as many instances as it may ask for.
    AT_MAXIMUM("atMaximum"),
    /// Held: every scale-in rule is triggered, but there are as few instances as they may ask for.
    AT_MINIMUM("atMinimum"),
    /// Held: at any lower count a scale-out rule would be triggered.
    FLAPPING("flapping");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /// Whether a scale with this reason was asked for by rules, and so starts their cooldown.
    public boolean isByRules() {
        return this == SCALE_OUT_RULE || this == SCALE_IN_RULES || this == SCALE_IN_REDUCED;
    }

    /// The name in records and logs, which never changes.
    public String code() {
        return code;
    }
}
