package io.tidemill.control.metric;

import java.util.List;
import java.util.Optional;

/// The metrics that a type of resource has.
///
/// @param namespace the resource type, which is also the namespace of its metrics
public record ResourceMetrics(String namespace, List<MetricDefinition> definitions) {

    public ResourceMetrics {
        definitions = List.copyOf(definitions);
    }

    /// The metric of that name, whatever its case.
    public Optional<MetricDefinition> find(String name) {
        return definitions.stream()
                .filter(definition -> definition.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// All names, for messages to people who used another one.
    public List<String> names() {
        return definitions.stream().map(MetricDefinition::name).toList();
    }
}
