package io.tidemill.engine.rule;

import java.time.Duration;

/// What a triggered rule asks for. `value` is in instances or percent, by type; the cooldown may be
/// zero as our addition.
public record ScaleAction(Direction direction, ActionType type, int value, Duration cooldown) {
    /// The longest cooldown.
    public static final Duration MAXIMUM_COOLDOWN = Duration.ofDays(7);

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
}
