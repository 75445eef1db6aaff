package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Metrics as they come about in a simulation: the last hours of them, in buckets of a minute. It
/// belongs to one thread.
public final class SimulatedMetrics implements MetricSource {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KEPT = (int) Duration.ofHours(2).dividedBy(MINUTE);

    private final Map<MetricKey, MetricRing> rings = new HashMap<>();
    private final Function<MetricKey, Silence> silence;

    /// `silence` says what an empty window of a metric means.
    public SimulatedMetrics(Function<MetricKey, Silence> silence) {
        this.silence = silence;
    }

    /// A raw sample whose interval starts at `at`.
    public void add(MetricKey key, Instant at, double value) {
        rings.computeIfAbsent(key, _ -> new MetricRing(MINUTE, KEPT)).add(at, value);
    }

    @Override
    public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        var ring = rings.get(key);
        return ring == null
                ? new MetricReading.Unreadable("no such metric")
                : new MetricReading.Samples(
                        List.of(Series.collapsed(ring.between(from, to))), silence.apply(key));
    }
}
