package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All metrics of the directory as the engine and readers over REST see them.
///
/// Grains of whole minutes are served from minutes, all others from ten-second buckets, which reach
/// back half an hour only.
///
/// What is not there from before the store began to watch was not looked at, which is no failure: a
/// restart must not look like metrics that went dark.
public final class StoredMetrics implements MetricSource {

    private final MetricDirectory directory;
    private final MetricStore store;
    private final Instant watchedSince;

    /// @param watchedSince nothing was collected before
    public StoredMetrics(MetricDirectory directory, MetricStore store, Instant watchedSince) {
        this.directory = directory;
        this.store = store;
        this.watchedSince = watchedSince;
    }

    @Override
    public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        return directory
                .elsewhere(key.namespace())
                .map(namespace -> namespace.read(key, from, to, grain))
                .orElseGet(() -> kept(key, new Span(from, to, grain)));
    }

    private record Span(Instant from, Instant to, Duration grain) {}

    private MetricReading kept(MetricKey key, Span span) {
        var own = MetricDirectory.own(key);
        if (own.isPresent()) {
            var stored = new MetricKey(key.resourceId(), "", key.name());
            return samples(read(stored, span), span, own.get().silence());
        }
        var series = read(key, span);
        return series.isEmpty()
                ? silent(key, span)
                : samples(SameDimensions.of(series), span, Silence.FAILURE);
    }

    /// The directory is asked only now, because it has more to look through than the store.
    private MetricReading silent(MetricKey key, Span span) {
        return switch (directory.find(key)) {
            case MetricFinding.Known(var metric) -> samples(List.of(), span, metric.silence());
            case MetricFinding.Unknown(var wanted) ->
                    new MetricReading.Unreadable(key.name() + " " + wanted);
        };
    }

    private List<Series> read(MetricKey key, Span span) {
        return store.read(key, span.from, span.to, span.grain);
    }

    private MetricReading samples(List<Series> series, Span span, Silence silence) {
        return new MetricReading.Samples(
                series, span.from.isBefore(watchedSince) ? Silence.NORMAL : silence);
    }
}
