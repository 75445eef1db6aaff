package io.tidemill.control.scrape;

import java.util.List;
import java.util.Map;

/// What a sample means, by its name and the types of families.
sealed interface Kind {
    /// A number that means itself.
    record Gauge() implements Kind {}

    /// A number that only grows.
    record Counter(String family) implements Kind {}

    /// The number of observations of a histogram or a summary, which stands for all of it.
    record Observations(String family, boolean isHistogram) implements Kind {}

    /// Told with another sample, or no number that a rule could look at.
    record Nothing() implements Kind {}

    static Kind of(String name, Map<String, String> types) {
        for (var suffix : List.of("_count", "_sum", "_bucket", "_created", "_total", "_info")) {
            var family =
                    name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
            if (types.containsKey(family)) {
                return ofPart(family, suffix, types.getOrDefault(family, ""));
            }
        }
        return ofWhole(name, types.getOrDefault(name, "unknown"));
    }

    private static Kind ofPart(String family, String suffix, String type) {
        boolean observes = type.equals("histogram") || type.equals("summary");
        if (observes && suffix.equals("_count")) {
            return new Observations(family, type.equals("histogram"));
        }
        return type.equals("counter") && suffix.equals("_total")
                ? new Counter(family)
                : new Nothing();
    }

    private static Kind ofWhole(String name, String type) {
        return switch (type) {
            case "counter" -> new Counter(name);
            case "info", "stateset", "histogram", "gaugehistogram" -> new Nothing();
            default -> name.endsWith("_total") ? new Counter(name) : new Gauge();
        };
    }
}
