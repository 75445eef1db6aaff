package io.tidemill.control.prometheus;

import io.tidemill.control.metric.MetricDefinition;
import io.tidemill.control.metric.MetricFinding;
import io.tidemill.control.metric.MetricNamespace;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A server as a namespace of metrics: the named queries are listed, and every expression is a
/// metric that the server has not refused.
record PrometheusNamespace(String name, PrometheusSource source) implements MetricNamespace {
    private static final List<String> AGGREGATIONS =
            List.of("Average", "Minimum", "Maximum", "Total", "Count");

    @Override
    public List<MetricDefinition> definitions(String resourceId) {
        return source.server().queries().entrySet().stream()
                .map(query -> definition(query.getKey(), query.getValue()))
                .toList();
    }

    @Override
    public MetricFinding find(MetricKey key) {
        var expression = source.server().expression(key.name());
        return source.objection(key.name())
                .<MetricFinding>map(why ->
                        new MetricFinding.Unknown(
                                "must be PromQL that prometheus.%s takes, which said: %s"
                                        .formatted(source.server().name(), why)))
                .orElseGet(() -> new MetricFinding.Known(definition(key.name(), expression)));
    }

    @Override
    public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        return source.read(key, from, to, grain);
    }

    /// Only the server knows its labels, so none are told as dimensions.
    private static MetricDefinition definition(String name, String expression) {
        return new MetricDefinition(
                name,
                name,
                "Unspecified",
                "Prometheus",
                AGGREGATIONS,
                List.of(),
                Silence.FAILURE,
                expression);
    }
}
