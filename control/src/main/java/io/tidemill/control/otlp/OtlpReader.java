package io.tidemill.control.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.tidemill.control.ingestion.PointLimits;
import io.tidemill.control.otlp.Drain.Range;
import io.tidemill.engine.metric.MetricKey;
import java.util.List;
import java.util.Optional;

/// Says what each metric of a request for export means here.
record OtlpReader(Sender sender, PlaceCheck places, Drain drain) {

    /// Attributes of the resource that hold its ARM id.
    private static final List<String> RESOURCE_ID =
            List.of("tidemill.resource_id", "azure.resource_id", "cloud.resource_id");

    /// Of the scope or the resource; without it the scope's name is the namespace.
    private static final List<String> NAMESPACE = List.of("tidemill.namespace");

    private static final String NO_NAMESPACE = "OpenTelemetry";

    private static final String WANTED_BUCKETS =
            "must have one bucket count more than bounds, and at most " + Distribution.MOST_BUCKETS;

    void read(ExportMetricsServiceRequest request) {
        for (var resource : request.getResourceMetricsList()) {
            resource.getScopeMetricsList().forEach(scope -> read(resource, scope));
        }
    }

    private void read(ResourceMetrics resource, ScopeMetrics scope) {
        var id = Attributes.first(resource.getResource().getAttributesList(), RESOURCE_ID);
        var namespace = namespace(resource, scope);
        var objection =
                id.map(found -> sender.objection(found, namespace))
                        .orElseGet(() ->
                                Optional.of(
                                        "the resource has none of the attributes " + RESOURCE_ID));
        for (var metric : scope.getMetricsList()) {
            objection
                    .or(() -> misnamed(metric))
                    .ifPresentOrElse(
                            why -> drain.receipt().reject(points(metric), why),
                            () ->
                                    read(
                                            metric,
                                            new MetricKey(
                                                    id.orElseThrow(),
                                                    namespace,
                                                    metric.getName())));
        }
    }

    private static String namespace(ResourceMetrics resource, ScopeMetrics scope) {
        return Attributes.first(scope.getScope().getAttributesList(), NAMESPACE)
                .or(() -> Attributes.first(resource.getResource().getAttributesList(), NAMESPACE))
                .or(() -> Optional.of(scope.getScope().getName()).filter(name -> !name.isBlank()))
                .orElse(NO_NAMESPACE);
    }

    private static Optional<String> misnamed(Metric metric) {
        return PointLimits.text(metric.getName()).isPresent()
                ? Optional.empty()
                : Optional.of("the name of a metric " + PointLimits.WANTED_TEXT);
    }

    private static int points(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsCount();
            case SUM -> metric.getSum().getDataPointsCount();
            case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
            case SUMMARY -> metric.getSummary().getDataPointsCount();
            case DATA_NOT_SET -> 0;
        };
    }

    private void read(Metric metric, MetricKey key) {
        switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsList().forEach(point -> plain(key, point));
            case SUM -> sum(metric, key);
            case HISTOGRAM -> {
                var total = isTotal(metric.getHistogram().getAggregationTemporality());
                metric.getHistogram()
                        .getDataPointsList()
                        .forEach(point -> histogram(key, point, total));
            }
            case EXPONENTIAL_HISTOGRAM -> {
                var total = isTotal(metric.getExponentialHistogram().getAggregationTemporality());
                metric.getExponentialHistogram()
                        .getDataPointsList()
                        .forEach(point -> exponential(key, point, total));
            }
            case SUMMARY ->
                    drain.receipt()
                            .reject(points(metric), key.name() + " is a summary: send histograms");
            case DATA_NOT_SET -> {}
        }
    }

    private static boolean isTotal(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    }

    /// A sum that goes down too, such as the requests in flight, says by itself how things are.
    private void sum(Metric metric, MetricKey key) {
        var sum = metric.getSum();
        for (var point : sum.getDataPointsList()) {
            if (sum.getIsMonotonic() && isTotal(sum.getAggregationTemporality())) {
                places.find(key, PointHead.of(point))
                        .ifPresent(place -> drain.keepSince(place, number(point)));
            } else {
                plain(key, point);
            }
        }
    }

    private void plain(MetricKey key, NumberDataPoint point) {
        places.find(key, PointHead.of(point)).ifPresent(place -> drain.keep(place, number(point)));
    }

    private static Total.Counter number(NumberDataPoint point) {
        return new Total.Counter(point.hasAsInt() ? point.getAsInt() : point.getAsDouble());
    }

    private void histogram(MetricKey key, HistogramDataPoint point, boolean isTotal) {
        var range =
                point.hasMin() && point.hasMax()
                        ? List.of(new Range(point.getMin(), point.getMax()))
                        : List.<Range>of();
        keep(
                key,
                PointHead.of(point),
                new Spread(Distribution.of(point).stream().toList(), range, isTotal));
    }

    private void exponential(MetricKey key, ExponentialHistogramDataPoint point, boolean isTotal) {
        var range =
                point.hasMin() && point.hasMax()
                        ? List.of(new Range(point.getMin(), point.getMax()))
                        : List.<Range>of();
        keep(
                key,
                PointHead.of(point),
                new Spread(Distribution.of(point).stream().toList(), range, isTotal));
    }

    /// What a histogram's point says.
    ///
    /// @param distribution one, or none where it cannot be read
    /// @param range one, or none where it is not told
    /// @param isTotal since the start, not since the last point
    private record Spread(List<Distribution> distribution, List<Range> range, boolean isTotal) {}

    /// The range of a total is that since the start, which tells nothing of what came last.
    private void keep(MetricKey key, PointHead head, Spread spread) {
        if (spread.distribution.isEmpty()) {
            drain.receipt().reject(1, key.name() + " " + WANTED_BUCKETS);
            return;
        }
        var distribution = spread.distribution.getFirst();
        places.find(key, head)
                .ifPresent(place -> {
                    if (spread.isTotal) {
                        drain.keepSince(place, distribution);
                    } else if (spread.range.isEmpty()) {
                        drain.keep(place, distribution);
                    } else {
                        drain.keep(place, distribution, spread.range.getFirst());
                    }
                });
    }
}
