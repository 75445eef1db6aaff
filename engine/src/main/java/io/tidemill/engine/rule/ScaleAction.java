package io.tidemill.engine.rule;

import java.time.Duration;

/// What a triggered rule asks for. `value` is in instances or percent, by type; the cooldown may be
/// zero as our addition.
public record ScaleAction(Direction direction, ActionType type, int value, Duration cooldown) {
    /// The longest cooldown.
    public static final Duration MAXIMUM_COOLDOWN = Duration.ofDays(7);

    /// The shortest cooldown that Azure accepts; ours may be shorter.
    public static final Duration MINIMUM_AZURE_COOLDOWN = Duration.ofMinutes(1);

    public ScaleAction {
        if (value < 0) {
            throw new IllegalArgumentException("value must not be negative: " + value);
        }
        if (cooldown.isNegative() || cooldown.compareTo(MAXIMUM_COOLDOWN) > 0) {
            throw new IllegalArgumentException(
                    "cooldown must lie between PT0S and " + MAXIMUM_COOLDOWN + ": " + cooldown);
        }
        if (direction == Direction.NONE && type != ActionType.EXACT_COUNT) {
            throw new IllegalArgumentException(
                    "direction None goes with ExactCount only, not with " + type.wire());
        }
    }

    /// Which way the action moves a count of `current`; `NONE` if it takes no part. That is the
    /// direction that was given; an exact count without one moves towards itself.
    public Direction directionAt(int current) {
        if (type == ActionType.SERVICE_ALLOWED_NEXT_VALUE) {
            return Direction.NONE;
        }
        if (direction != Direction.NONE || value == current) {
            return direction;
        }
        return value > current ? Direction.INCREASE : Direction.DECREASE;
    }

    /// The count that the action asks for at `current`, before any limits. It never lies against
    /// the action's own direction.
    public int wanted(int current) {
        return switch (directionAt(current)) {
            case NONE -> current;
            case INCREASE ->
                    Math.max(
                            current,
                            type == ActionType.EXACT_COUNT
                                    ? value
                                    : bounded(current + increase(current)));
            case DECREASE ->
                    Math.min(
                            current,
                            type == ActionType.EXACT_COUNT
                                    ? value
                                    : bounded(current - decrease(current)));
        };
    }

    /// A percentage is rounded up and moves by at least one: 20 % of 2 is 0.4, so 1.
    private long increase(int current) {
        return type == ActionType.PERCENT_CHANGE_COUNT
                ? atLeastOne(Math.ceilDiv((long) current * value, 100L))
                : value;
    }

    /// A percentage is rounded down, not to overshoot, and moves by at least one: 20 % of 9 is 1.8,
    /// so 1.
    private long decrease(int current) {
        return type == ActionType.PERCENT_CHANGE_COUNT
                ? atLeastOne((long) current * value / 100)
                : value;
    }

    private long atLeastOne(long step) {
        return value == 0 ? 0 : Math.max(1, step);
    }

    private static int bounded(long count) {
        return Math.clamp(count, 0, Integer.MAX_VALUE);
    }
}
