package io.tidemill.simulator;

import java.time.Instant;

/// Someone sets the count by hand: from `at` on there are `instances`.
public record ManualChange(Instant at, int instances) {
    public ManualChange {
        if (instances < 0) {
            throw new IllegalArgumentException("instances must not be negative: " + instances);
        }
    }
}
