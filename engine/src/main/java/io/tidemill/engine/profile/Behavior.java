package io.tidemill.engine.profile;

import java.time.Duration;

/// Choices that Azure leaves open and that a setting may make; kept apart from what Azure's API
/// defines.
///
/// `metricDelay` is how long after its end a bucket may still change or be on its way: only buckets
/// that ended at least that long ago are looked at.
public record Behavior(
        CooldownPolicy cooldownPolicy, Duration metricDelay, ProjectionPolicy projectionPolicy) {
    /// The last fired rule's cooldown holds back every rule, a bucket is complete when it ends, and
    /// totals of the fleet do not depend on the count.
    public static final Behavior STANDARD =
            new Behavior(
                    CooldownPolicy.LAST_FIRED_RULE,
                    Duration.ZERO,
                    ProjectionPolicy.PER_INSTANCE_VALUES);

    public Behavior {
        if (metricDelay.isNegative()) {
            throw new IllegalArgumentException("metricDelay must not be negative: " + metricDelay);
        }
    }
}
