package io.tidemill.simulator;

import java.time.Duration;
import java.time.Instant;

/// When a replay runs: at `from`, then every `every`, up to and including `to`.
public record ReplaySpan(Instant from, Instant to, Duration every) {
    public ReplaySpan {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("every must be positive: " + every);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to (" + to + ") lies before from (" + from + ")");
        }
    }
}
