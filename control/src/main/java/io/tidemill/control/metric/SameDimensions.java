package io.tidemill.control.metric;

import io.tidemill.engine.metric.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Series of a metric that somebody sends, each with every dimension that any of them has.
///
/// Of a metric that Tidemill measures itself, series with fewer dimensions are totals of those with
/// more. Senders leave out a dimension where it says nothing, such as the kind of error where there
/// was none; an empty value in its place keeps such a series from being taken for a total.
final class SameDimensions {

    private SameDimensions() {}

    /// @param series at least one
    static List<Series> of(List<Series> series) {
        var names = series.getFirst().dimensions().keySet();
        return series.stream().allMatch(one -> one.dimensions().keySet().equals(names))
                ? series
                : filled(series);
    }

    private static List<Series> filled(List<Series> series) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        series.forEach(one -> names.addAll(one.dimensions().keySet()));
        return series.stream().map(one -> filled(one, names)).toList();
    }

    private static Series filled(Series series, NavigableSet<String> names) {
        if (series.dimensions().size() == names.size()) {
            return series;
        }
        Map<String, String> all = new HashMap<>();
        names.forEach(name -> all.put(name, ""));
        series.dimensions().forEach((name, value) -> all.put(names.ceiling(name), value));
        return new Series(all, series.buckets());
    }
}
