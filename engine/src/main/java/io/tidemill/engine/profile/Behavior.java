package io.tidemill.engine.profile;

import io.tidemill.engine.rule.Direction;
import java.time.Duration;
import java.util.Set;

/// Choices that Azure leaves open and that a setting may make; kept apart from what Azure's API
/// defines.
///
/// @param cooldownPolicy which cooldown counts
/// @param metricDelay how long after its end a bucket may still change or be on its way: only
///   buckets that ended at least that long ago are looked at
/// @param projectionPolicy which metrics depend on the count
/// @param restraint what the setting must not do
/// @param evaluationInterval from run to run; zero leaves it to the loop. No decision depends on it
public record Behavior(
        CooldownPolicy cooldownPolicy,
        Duration metricDelay,
        ProjectionPolicy projectionPolicy,
        Restraint restraint,
        Duration evaluationInterval) {
    /// The last fired rule's cooldown holds back every rule, a bucket is complete when it ends,
    /// totals of the fleet do not depend on the count, and what is decided is done.
    public static final Behavior STANDARD =
            new Behavior(
                    CooldownPolicy.LAST_FIRED_RULE,
                    Duration.ZERO,
                    ProjectionPolicy.PER_INSTANCE_VALUES);

    /// What a setting must not do: everything, or change its count in some directions.
    ///
    /// @param pausedDirections of scaling out and scaling in those in which rules must not act
    public record Restraint(Mode mode, Set<Direction> pausedDirections) {
        /// It may do everything.
        public static final Restraint NONE = new Restraint(new Mode.Active(), Set.of());

        public Restraint {
            pausedDirections = Set.copyOf(pausedDirections);
            if (pausedDirections.contains(Direction.NONE)) {
                throw new IllegalArgumentException("only scaling out and in can be paused");
            }
        }
    }

    public Behavior {
        if (metricDelay.isNegative() || evaluationInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "a behavior has no negative lengths of time: %s, %s"
                            .formatted(metricDelay, evaluationInterval));
        }
    }

    /// A behavior without restraint, run as often as the loop thinks fit.
    public Behavior(
            CooldownPolicy cooldownPolicy,
            Duration metricDelay,
            ProjectionPolicy projectionPolicy) {
        this(cooldownPolicy, metricDelay, projectionPolicy, Restraint.NONE, Duration.ZERO);
    }

    /// The same under another restraint.
    public Behavior with(Restraint other) {
        return new Behavior(
                cooldownPolicy, metricDelay, projectionPolicy, other, evaluationInterval);
    }
}
