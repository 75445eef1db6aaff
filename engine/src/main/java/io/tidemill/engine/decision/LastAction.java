package io.tidemill.engine.decision;

import io.tidemill.engine.rule.Direction;
import java.time.Duration;
import java.time.Instant;

/// The scale action that came last, if any.
public sealed interface LastAction {
    /// There was none.
    record None() implements LastAction {}

    /// It was started at `at`. `cooldown` is that of the rule that caused it; zero if no rule did.
    record Taken(Instant at, Direction direction, Duration cooldown) implements LastAction {}

    /// When a cooldown that starts with this action is over; the distant past if there was no
    /// action.
    default Instant plus(Duration cooldown) {
        return switch (this) {
            case None() -> Instant.MIN;
            case Taken(var at, _, _) -> at.plus(cooldown);
        };
    }

    /// Its cooldown; zero if there was no action.
    default Duration cooldown() {
        return switch (this) {
            case None() -> Duration.ZERO;
            case Taken(_, _, var cooldown) -> cooldown;
        };
    }
}
