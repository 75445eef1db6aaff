package io.tidemill.engine.metric;

import java.time.Duration;
import java.time.Instant;

/// The door through which the engine reads metrics.
public interface MetricSource {
    /// The buckets of `key` over `[from, to)`, in buckets of `grain` or of a duration that divides
    /// it. All series of the key are given, whatever their dimensions: choosing among them is the
    /// rule's business. Expected failures are values, not exceptions.
    MetricReading read(MetricKey key, Instant from, Instant to, Duration grain);
}
