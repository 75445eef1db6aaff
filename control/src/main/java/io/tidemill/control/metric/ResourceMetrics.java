package io.tidemill.control.metric;

import java.util.List;
import java.util.Optional;

/// The metrics that a resource has in one namespace.
///
/// @param namespace of the resource's own metrics this is the resource type
public record ResourceMetrics(
        String namespace, Classification classification, List<MetricDefinition> definitions) {

    /// Where the metrics of a namespace come from.
    public enum Classification {
        /// Tidemill measures them itself. They are kept under the empty namespace.
        PLATFORM,
        /// Somebody sends them, or they are read elsewhere.
        CUSTOM
    }

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

    /// Whether a key or a request that names this namespace means these metrics. The empty one
    /// stands for the resource's own.
    boolean isNamed(String other) {
        return other.equalsIgnoreCase(namespace)
                || (other.isEmpty() && classification == Classification.PLATFORM);
    }
}
