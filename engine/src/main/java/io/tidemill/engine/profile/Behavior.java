package io.tidemill.engine.profile;

import java.time.Duration;

/// Choices that Azure leaves open and that a setting may make; kept apart from what Azure's API
/// defines.
///
/// `metricDelay` is how long after its end a bucket may still change or be on its way: only buckets
/// that ended at least that long ago are looked at.
public record Behavior(CooldownPolicy cooldownPolicy, Duration metricDelay) {
    /// The last fired rule's cooldown holds back every rule, and a bucket is complete when it ends.
    public static final Behavior STANDARD =
            new Behavior(CooldownPolicy.LAST_FIRED_RULE, Duration.ZERO);

    public Behavior {
        if (metricDelay.isNegative()) {
            throw new IllegalArgumentException("metricDelay must not be negative: " + metricDelay);
        }
    }
}
