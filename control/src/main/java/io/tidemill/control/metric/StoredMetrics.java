package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The metric store as the engine reads it.
///
/// Grains of whole minutes are served from minutes, all others from ten-second buckets, which reach
/// back half an hour only.
///
/// What is not there from before the store began to watch was not looked at, which is no failure: a
/// restart must not look like metrics that went dark.
public final class StoredMetrics implements MetricSource {

    private final MetricStore store;
    private final Instant watchedSince;

    /// @param watchedSince nothing was collected before
    public StoredMetrics(MetricStore store, Instant watchedSince) {
        this.store = store;
        this.watchedSince = watchedSince;
    }

    @Override
    public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        var metrics = MetricCatalogue.of(key.resourceId()).filter(known -> owns(known, key));
        var definition = metrics.flatMap(known -> known.find(key.name()));
        if (definition.isEmpty()) {
            return new MetricReading.Unreadable(unknown(key, metrics));
        }
        var own = new MetricKey(key.resourceId(), "", key.name());
        var series = store.read(own, Resolution.under(grain), from, to);
        return new MetricReading.Samples(
                series, from.isBefore(watchedSince) ? Silence.NORMAL : definition.get().silence());
    }

    private static boolean owns(ResourceMetrics metrics, MetricKey key) {
        return key.namespace().isEmpty()
                || key.namespace().toLowerCase(Locale.ROOT).equals(namespace(metrics));
    }

    private static String namespace(ResourceMetrics metrics) {
        return metrics.namespace().toLowerCase(Locale.ROOT);
    }

    private static String unknown(MetricKey key, Optional<ResourceMetrics> metrics) {
        return metrics.map(known -> key.name() + " is none of " + String.join(", ", known.names()))
                .orElse("no metrics are known of " + key.resourceId() + " " + key.namespace());
    }
}
