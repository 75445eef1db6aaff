package io.tidemill.control.metric;

import io.tidemill.engine.metric.Silence;
import java.util.List;

/// What is known of a metric before it has any sample.
///
/// @param name as rules and requests name it, without regard to case
/// @param displayName as people read it
/// @param unit in the wire's spelling, such as `MilliSeconds`
/// @param category `Resource` or `Traffic`
/// @param aggregations in the wire's words; the average, where there is one, is the primary one
/// @param silence what it means when there are no samples
public record MetricDefinition(
        String name,
        String displayName,
        String unit,
        String category,
        List<String> aggregations,
        List<String> dimensions,
        Silence silence,
        String description) {

    public MetricDefinition {
        aggregations = List.copyOf(aggregations);
        dimensions = List.copyOf(dimensions);
    }

    Aggregation primaryAggregation() {
        return aggregations.contains("Average")
                ? Aggregation.AVERAGE
                : Aggregation.parse(aggregations.getFirst()).orElseThrow();
    }
}
