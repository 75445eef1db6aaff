package io.tidemill.engine.decision;

import java.time.Instant;

/// The scale-in that was last held back to avoid flapping, if any.
public sealed interface LastFlapping {
    /// There was none.
    record None() implements LastFlapping {}

    /// At `at`, going from `current` to `intended` was held back.
    record Seen(Instant at, int current, int intended) implements LastFlapping {}
}
