package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import java.util.List;

/// What a reader wants to see of a resource's metrics.
///
/// @param namespace of all the metrics
record MetricQuery(
        String resourceId,
        String namespace,
        List<MetricDefinition> metrics,
        MetricSpan span,
        Selection selection,
        View view) {

    MetricQuery {
        metrics = List.copyOf(metrics);
    }

    /// Which time series an answer has for each metric.
    ///
    /// @param most how many
    /// @param order one, or none: by their dimensions
    record Selection(SeriesFilter filter, int most, List<Order> order) {

        Selection {
            order = List.copyOf(order);
        }
    }

    /// What an answer shows of each time series.
    ///
    /// @param aggregations none stands for the metric's primary one
    /// @param metadataOnly dimensions without values
    record View(List<Aggregation> aggregations, boolean metadataOnly) {

        View {
            aggregations = List.copyOf(aggregations);
        }

        List<Aggregation> of(MetricDefinition metric) {
            return aggregations.isEmpty() ? List.of(metric.primaryAggregation()) : aggregations;
        }
    }

    MetricKey key(MetricDefinition metric) {
        return new MetricKey(resourceId, namespace, metric.name());
    }

    /// How many values an answer may have at most.
    long values() {
        return span.slots()
                * metrics.size()
                * (selection.filter().splits().isEmpty() ? 1 : selection.most());
    }
}
