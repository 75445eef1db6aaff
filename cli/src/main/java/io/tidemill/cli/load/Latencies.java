package io.tidemill.cli.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// Percentiles of how long answers took, from the moment a request was due; all zero when nothing
/// was answered.
public record Latencies(Duration p50, Duration p95, Duration p99) {

    /// Reads a histogram of microseconds.
    static Latencies of(Histogram micros) {
        return new Latencies(at(micros, 50), at(micros, 95), at(micros, 99));
    }

    private static Duration at(Histogram micros, double percentile) {
        return Duration.ofNanos(micros.getValueAtPercentile(percentile) * 1_000);
    }
}
