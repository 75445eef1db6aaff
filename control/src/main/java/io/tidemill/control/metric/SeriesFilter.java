package io.tidemill.control.metric;

import io.tidemill.engine.metric.Series;
import io.tidemill.engine.rule.DimensionFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which series a reader wants, and by which dimensions they stay apart.
///
/// @param conditions all of them must hold
/// @param splits dimensions by which the answer has one time series for each value
record SeriesFilter(List<DimensionFilter> conditions, List<String> splits) {

    static final SeriesFilter NONE = new SeriesFilter(List.of(), List.of());

    SeriesFilter {
        conditions = List.copyOf(conditions);
        splits = List.copyOf(splits);
    }

    /// Every dimension that has a condition keeps series apart, unless it is rolled up.
    static SeriesFilter of(List<DimensionFilter> conditions, List<String> rolledUp) {
        var splits = new ArrayList<String>();
        for (var condition : conditions) {
            if (!isIn(rolledUp, condition.name()) && !isIn(splits, condition.name())) {
                splits.add(condition.name());
            }
        }
        return new SeriesFilter(conditions, splits);
    }

    private static boolean isIn(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /// The series that are wanted, those that belong together under what they have in common: of
    /// all levels of detail the coarsest one that carries every dimension named here.
    Map<Map<String, String>, List<Series>> select(List<Series> all) {
        var passing = all.stream().filter(this::accepts).toList();
        var coarsest = passing.stream().mapToInt(one -> one.dimensions().size()).min().orElse(0);
        return passing.stream()
                .filter(one -> one.dimensions().size() == coarsest)
                .collect(
                        Collectors.groupingBy(
                                this::common, LinkedHashMap::new, Collectors.toList()));
    }

    private boolean accepts(Series series) {
        return conditions.stream()
                .allMatch(condition ->
                        condition.accepts(series.dimensions())
                                && value(series, condition.name()).isPresent());
    }

    /// Names as the wire has them: in small letters.
    private Map<String, String> common(Series series) {
        var common = new LinkedHashMap<String, String>();
        for (var split : splits) {
            value(series, split)
                    .ifPresent(value -> common.put(split.toLowerCase(Locale.ROOT), value));
        }
        return common;
    }

    private static Optional<String> value(Series series, String name) {
        return series.dimensions().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
