package io.tidemill.control.metric;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A namespace of one metric, which is always 7, and of one that cannot be read: `broken`.
record FakeNamespace(String name, String metric) implements MetricNamespace {

    @Override
    public List<MetricDefinition> definitions(String resourceId) {
        return List.of(definition(metric));
    }

    @Override
    public MetricFinding find(MetricKey key) {
        return key.name().equals(metric) || key.name().equals("broken")
                ? new MetricFinding.Known(definition(key.name()))
                : new MetricFinding.Unknown("must be a metric of it; nearest: " + metric);
    }

    @Override
    public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        return key.name().equals(metric)
                ? new MetricReading.Samples(
                        List.of(Series.collapsed(Buckets.ofSamples(from, grain, 7))),
                        Silence.FAILURE)
                : new MetricReading.Unreadable("it does not answer");
    }

    private static MetricDefinition definition(String name) {
        return new MetricDefinition(
                name,
                name,
                "Unspecified",
                "Custom",
                CustomMetrics.AGGREGATIONS,
                List.of(),
                Silence.FAILURE,
                "");
    }
}
