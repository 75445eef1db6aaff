package io.tidemill.control.metric;

import io.tidemill.control.rest.ArmJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Metric definitions as the wire shows them.
final class DefinitionPage {

    private static final List<String> GRAINS =
            List.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D");

    private DefinitionPage() {}

    static List<ObjectNode> of(String resource, MetricQueryReader.Namespace namespace) {
        return namespace.listed().stream()
                .map(one -> definition(resource, namespace.name(), one))
                .toList();
    }

    static ObjectNode namespace(String resource, ResourceMetrics known) {
        var node =
                ArmJson.object()
                        .put(
                                "id",
                                resource
                                        + "/providers/microsoft.insights/metricNamespaces/"
                                        + known.namespace())
                        .put("type", "Microsoft.Insights/metricNamespaces")
                        .put("name", known.namespace())
                        .put("classification", classification(known));
        node.putObject("properties").put("metricNamespaceName", known.namespace());
        return node;
    }

    private static String classification(ResourceMetrics known) {
        return switch (known.classification()) {
            case PLATFORM -> "Platform";
            case CUSTOM -> "Custom";
        };
    }

    /// A name as the wire shows it, twice: for machines and for people.
    static ObjectNode name(String value, String localized) {
        return ArmJson.object().put("value", value).put("localizedValue", localized);
    }

    private static ObjectNode definition(
            String resource, String namespace, MetricDefinition metric) {
        var node = ArmJson.object();
        node.put(
                "id",
                resource + "/providers/microsoft.insights/metricdefinitions/" + metric.name());
        node.put("resourceId", resource);
        node.put("namespace", namespace);
        node.put("category", metric.category());
        node.set("name", name(metric.name(), metric.displayName()));
        node.put("displayDescription", metric.description());
        node.put("isDimensionRequired", false);
        node.put("unit", metric.unit());
        node.put("primaryAggregationType", spoken(metric.primaryAggregation().wire()));
        var aggregations = node.putArray("supportedAggregationTypes");
        metric.aggregations().forEach(aggregations::add);
        var availabilities = node.putArray("metricAvailabilities");
        GRAINS.forEach(grain ->
                availabilities.addObject().put("timeGrain", grain).put("retention", "P93D"));
        var dimensions = node.putArray("dimensions");
        metric.dimensions()
                .forEach(dimension -> dimensions.add(name(dimension, spoken(dimension))));
        return node;
    }

    /// `instanceId` as people read it: `Instance Id`.
    private static String spoken(String name) {
        var words = name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ');
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
