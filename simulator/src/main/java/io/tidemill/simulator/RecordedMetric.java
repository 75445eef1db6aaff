package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;

/// The metric that recorded samples belong to. An empty resource stands for any resource, an empty
/// namespace for any namespace; all three are compared without regard to case.
public record RecordedMetric(String resourceId, String namespace, String name) {
    public RecordedMetric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a recorded metric needs a name");
        }
    }

    /// A metric known by its name alone.
    public static RecordedMetric named(String name) {
        return new RecordedMetric("", "", name);
    }

    /// Whether samples of this metric are samples of `key`.
    boolean isOf(MetricKey key) {
        return name.equalsIgnoreCase(key.name())
                && isAnyOr(resourceId, key.resourceId())
                && isAnyOr(namespace, namespaceOf(key));
    }

    private static boolean isAnyOr(String recorded, String asked) {
        return recorded.isEmpty() || recorded.equalsIgnoreCase(asked);
    }

    private static String namespaceOf(MetricKey key) {
        return key.namespace().isEmpty() ? resourceType(key.resourceId()) : key.namespace();
    }

    /// A resource's own namespace is its type: `A/b/c` of `…/providers/A/b/x/c/y`.
    private static String resourceType(String resourceId) {
        var parts = resourceId.replaceFirst("(?i)^.*/providers/", "").split("/", -1);
        var type = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i += 2) {
            type.append('/').append(parts[i]);
        }
        return type.toString();
    }
}
