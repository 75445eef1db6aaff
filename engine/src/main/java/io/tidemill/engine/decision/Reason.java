package io.tidemill.engine.decision;

/// Why a run ended as it did: the closed list that records, logs and `tidemill replay` name.
public enum Reason {
    /// Scaled: fewer instances than the active profile's minimum.
    BELOW_MINIMUM("belowMinimum", "there are fewer instances than the minimum"),
    /// Scaled: more instances than the active profile's maximum.
    ABOVE_MAXIMUM("aboveMaximum", "there are more instances than the maximum"),
    /// Scaled: at least one scale-out rule is triggered.
    SCALE_OUT_RULE("scaleOutRule", "a scale-out rule is triggered"),
    /// Scaled: every scale-in rule is triggered.
    SCALE_IN_RULES("scaleInRules", "every scale-in rule is triggered"),
    /// Scaled: in by less than the rules ask for, because a scale-out rule would be triggered at
    /// their count.
    SCALE_IN_REDUCED(
            "scaleInReduced",
            "every scale-in rule is triggered, but further in a scale-out rule would be too"),
    /// Scaled: a metric cannot be read and there were fewer instances than the profile's default.
    METRIC_FAILURE_TO_DEFAULT(
            "metricFailureToDefault",
            "a metric cannot be read and there are fewer instances than the default"),
    /// Held: the setting is disabled.
    DISABLED("disabled", "the setting is disabled"),
    /// Held: no profile applies now.
    NO_PROFILE("noProfile", "no profile applies"),
    /// Held: the target does not answer.
    TARGET_UNREACHABLE("targetUnreachable", "the target does not answer"),
    /// Held: the target is still changing its count.
    OPERATION_IN_PROGRESS("operationInProgress", "the target is still changing its count"),
    /// Held: the active profile has no rules, and its limits are kept.
    NO_RULES("noRules", "the profile has no rules and its limits are kept"),
    /// Held: a cooldown is not over.
    COOLDOWN("cooldown", "a cooldown is not over"),
    /// Held: no scale-out rule and not every scale-in rule is triggered.
    NOT_TRIGGERED("notTriggered", "no scale-out rule and not every scale-in rule is triggered"),
    /// Held: a metric cannot be read, there are enough instances, and nothing else asks for more.
    METRIC_FAILURE("metricFailure", "a metric cannot be read and there are enough instances"),
    /// Held: a scale-out rule is triggered, but there are as many instances as it may ask for.
    AT_MAXIMUM(
            "atMaximum",
            "a scale-out rule is triggered, but there are as many instances as it may ask for"),
    /// Held: every scale-in rule is triggered, but there are as few instances as they may ask for.
    AT_MINIMUM(
            "atMinimum",
            "every scale-in rule is triggered, but there are as few instances as they may ask for"),
    /// Held: at any lower count a scale-out rule would be triggered.
    FLAPPING("flapping", "with fewer instances a scale-out rule would be triggered"),
    /// Held: the setting is paused.
    PAUSED("paused", "the setting is paused"),
    /// Held: the setting only shows what it would do.
    DRY_RUN("dryRun", "the setting is in a dry run"),
    /// Held: rules must not scale out.
    SCALE_OUT_PAUSED("scaleOutPaused", "scaling out is paused"),
    /// Held: rules must not scale in.
    SCALE_IN_PAUSED("scaleInPaused", "scaling in is paused");

    private final String code;
    private final String phrase;

    Reason(String code, String phrase) {
        this.code = code;
        this.phrase = phrase;
    }

    /// The reason in words that complete "because …".
    public String phrase() {
        return phrase;
    }

    /// Whether a scale with this reason was asked for by rules, and so starts their cooldown.
    public boolean isByRules() {
        return this == SCALE_OUT_RULE || this == SCALE_IN_RULES || this == SCALE_IN_REDUCED;
    }

    /// Whether a scale with this reason brings the count back within its limits.
    public boolean isCorrection() {
        return this == BELOW_MINIMUM || this == ABOVE_MAXIMUM;
    }

    /// The name in records and logs, which never changes.
    public String code() {
        return code;
    }
}
