package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Metrics that were recorded, as a source. Each reading holds a metric's whole recording: the
/// engine looks at the window only, so nothing is copied in a run.
public final class RecordedMetrics implements MetricSource {
    private record Recording(RecordedMetric metric, Series series) {}

    private final List<Recording> recordings;
    private final Duration grain;
    private final Function<MetricKey, Silence> silence;
    private final Map<MetricKey, MetricReading> readings = new ConcurrentHashMap<>();

    /// The samples of `series`, put into buckets of `grain`. `silence` says what an empty window of
    /// a metric means, which a recording does not tell.
    public RecordedMetrics(
            List<RecordedSeries> series, Duration grain, Function<MetricKey, Silence> silence) {
        this.recordings =
                series.stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> new Recording(each.metric(), inBuckets(each, grain)))
                        .toList();
        this.grain = grain;
        this.silence = silence;
    }

    /// Whether anything was recorded of `key`.
    public boolean has(MetricKey key) {
        return recordings.stream().anyMatch(recording -> recording.metric().isOf(key));
    }

    /// A metric that was not recorded, or not in buckets that fit into `grain`, cannot be read.
    @Override
    public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        if (grain.toSeconds() % this.grain.toSeconds() != 0) {
            return new MetricReading.Unreadable("kept in buckets of " + this.grain);
        }
        var known = readings.get(key);
        return known != null ? known : readings.computeIfAbsent(key, this::whole);
    }

    private MetricReading whole(MetricKey key) {
        if (!has(key)) {
            return new MetricReading.Unreadable("not recorded");
        }
        var series =
                recordings.stream()
                        .filter(recording -> recording.metric().isOf(key))
                        .map(Recording::series)
                        .toList();
        return new MetricReading.Samples(series, silence.apply(key));
    }

    private static Series inBuckets(RecordedSeries series, Duration grain) {
        return new Series(series.dimensions(), series.buckets(grain));
    }
}
