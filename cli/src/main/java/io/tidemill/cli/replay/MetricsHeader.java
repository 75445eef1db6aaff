package io.tidemill.cli.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// The header of a metrics file: where each column stands, counted from 0. Columns that it does not
/// know are not used.
final class MetricsHeader {
    private final EnumMap<MetricsColumn, Integer> places;
    private final List<String> headings;

    private MetricsHeader(EnumMap<MetricsColumn, Integer> places, List<String> headings) {
        this.places = places;
        this.headings = List.copyOf(headings);
    }

    /// Notes each required column that is missing, and each that is there twice.
    static MetricsHeader of(List<String> headings, Problems problems) {
        var places = new EnumMap<MetricsColumn, Integer>(MetricsColumn.class);
        for (int place = 0; place < headings.size(); place++) {
            var here = place;
            MetricsColumn.named(headings.get(place))
                    .filter(column -> places.putIfAbsent(column, here) != null)
                    .ifPresent(column ->
                            problems.add(
                                    "line 1, column %d: %s is there twice"
                                            .formatted(here + 1, column.heading())));
        }
        var missing = new ArrayList<>(MetricsColumn.required());
        missing.removeAll(places.keySet());
        missing.forEach(column ->
                problems.add(
                        "line 1: there is no column %s; the columns are %s"
                                .formatted(column.heading(), MetricsColumn.headings())));
        return new MetricsHeader(places, headings);
    }

    /// How many cells a row has.
    int width() {
        return headings.size();
    }

    /// One note for each column that is not used.
    List<String> unused() {
        return headings.stream()
                .filter(heading -> MetricsColumn.named(heading).isEmpty())
                .map(heading -> "column '" + heading + "' is not used")
                .toList();
    }

    /// Where the column stands; -1 if it does not.
    int place(MetricsColumn column) {
        return places.getOrDefault(column, -1);
    }
}
