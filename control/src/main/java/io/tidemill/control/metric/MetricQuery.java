package io.tidemill.control.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a reader wants to see of a resource's metrics.
///
/// @param from the start of the first slot, a multiple of the interval
/// @param to slots that begin before it are answered
/// @param aggregations in the wire's words: Average, Count, Maximum, Minimum, Total
/// @param most time series an answer may have for each metric
record MetricQuery(
        String resourceId,
        ResourceMetrics known,
        List<MetricDefinition> metrics,
        Instant from,
        Instant to,
        Duration interval,
        List<String> aggregations,
        SeriesFilter filter,
        int most) {

    MetricQuery {
        metrics = List.copyOf(metrics);
        aggregations = List.copyOf(aggregations);
    }

    long slots() {
        return Math.ceilDiv(Duration.between(from, to).toSeconds(), interval.toSeconds());
    }

    /// The end of the last slot.
    Instant end() {
        return from.plus(interval.multipliedBy(slots()));
    }
}
