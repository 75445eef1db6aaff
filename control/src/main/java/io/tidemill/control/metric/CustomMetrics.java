package io.tidemill.control.metric;

import io.tidemill.control.metric.ResourceMetrics.Classification;
import io.tidemill.engine.metric.Silence;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The definitions of metrics that nobody defined: what their series tell.
///
/// A metric that was sent under several spellings is one metric, in the spelling that sorts first.
final class CustomMetrics {

    /// No unit comes with what is sent.
    static final String UNIT = "Unspecified";

    static final List<String> AGGREGATIONS =
            List.of("Average", "Minimum", "Maximum", "Total", "Count");

    private CustomMetrics() {}

    /// One for each namespace, ordered by name.
    ///
    /// @param series of one resource; those without a namespace are its own and do not count
    static List<ResourceMetrics> of(Collection<SeriesKey> series) {
        var namespaces = CustomMetrics.<Map<String, Collection<String>>>names();
        series.stream()
                .filter(one -> !one.metric().namespace().isEmpty())
                .forEach(one ->
                        namespaces
                                .computeIfAbsent(one.metric().namespace(), _ -> names())
                                .computeIfAbsent(
                                        one.metric().name(),
                                        _ -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                                .addAll(one.dimensions().keySet()));
        return namespaces.entrySet().stream()
                .map(entry -> metrics(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static <T> Map<String, T> names() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    private static ResourceMetrics metrics(
            String namespace, Map<String, Collection<String>> dimensions) {
        return new ResourceMetrics(
                namespace,
                Classification.CUSTOM,
                dimensions.entrySet().stream()
                        .map(metric -> definition(metric.getKey(), metric.getValue()))
                        .toList());
    }

    private static MetricDefinition definition(String name, Collection<String> dimensions) {
        return new MetricDefinition(
                name,
                name,
                UNIT,
                "Custom",
                AGGREGATIONS,
                List.copyOf(new LinkedHashSet<>(dimensions)),
                Silence.FAILURE,
                "");
    }
}
