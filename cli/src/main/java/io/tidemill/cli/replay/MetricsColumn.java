package io.tidemill.cli.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A column of a metrics file, by the name in its header.
enum MetricsColumn {
    TIMESTAMP_UTC(true),
    METRIC(true),
    VALUE(true),
    RESOURCE(false),
    NAMESPACE(false),
    DIMENSIONS(false);

    private final boolean required;

    MetricsColumn(boolean required) {
        this.required = required;
    }

    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column of that heading, whatever its case.
    static Optional<MetricsColumn> named(String heading) {
        return Arrays.stream(values())
                .filter(column -> column.heading().equalsIgnoreCase(heading.strip()))
                .findFirst();
    }

    static List<MetricsColumn> required() {
        return Arrays.stream(values()).filter(column -> column.required).toList();
    }

    /// All headings in one sentence part.
    static String headings() {
        return Arrays.stream(values())
                .map(MetricsColumn::heading)
                .collect(Collectors.joining(", "));
    }
}
