package io.tidemill.control.metric;

import io.tidemill.engine.metric.Series;
import io.tidemill.engine.rule.DimensionFilter;
import io.tidemill.engine.rule.DimensionOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which series a reader wants, and by which dimensions they stay apart: the `$filter` of a
/// request.
///
/// @param conditions all of them must hold
/// @param splits dimensions by which the answer has one time series for each value
record SeriesFilter(List<DimensionFilter> conditions, List<String> splits) {

    static final SeriesFilter NONE = new SeriesFilter(List.of(), List.of());

    private static final Pattern JOIN =
            Pattern.compile("\\s+(?:and|or)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TERM =
            Pattern.compile("\\s*'?(\\w+)'?\\s+(eq|ne)\\s+'([^']*)'\\s*", Pattern.CASE_INSENSITIVE);

    SeriesFilter {
        conditions = List.copyOf(conditions);
        splits = List.copyOf(splits);
    }

    /// Reads `dimension eq 'value'` terms, joined by `and` or `or`; `eq '*'` splits. Values of one
    /// dimension that are joined in any way are alternatives. Empty when the text is something
    /// else.
    static Optional<SeriesFilter> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(NONE);
        }
        var equal = new LinkedHashMap<String, List<String>>();
        var different = new LinkedHashMap<String, List<String>>();
        for (var part : JOIN.split(text.strip().replaceAll("[()]", " "), -1)) {
            var term = TERM.matcher(part);
            if (!term.matches()) {
                return Optional.empty();
            }
            var into = term.group(2).equalsIgnoreCase("eq") ? equal : different;
            into.computeIfAbsent(term.group(1), _ -> new ArrayList<>()).add(term.group(3));
        }
        return Optional.of(of(equal, different));
    }

    private static SeriesFilter of(
            Map<String, List<String>> equal, Map<String, List<String>> different) {
        var conditions = new ArrayList<DimensionFilter>();
        var splits = new ArrayList<String>();
        equal.forEach((name, values) -> {
            if (values.contains("*")) {
                splits.add(name);
            } else {
                conditions.add(new DimensionFilter(name, DimensionOperator.EQUALS, values));
            }
        });
        different.forEach((name, values) ->
                conditions.add(new DimensionFilter(name, DimensionOperator.NOT_EQUALS, values)));
        return new SeriesFilter(conditions, splits);
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
        return conditions.stream().allMatch(condition -> condition.accepts(series.dimensions()))
                && splits.stream().allMatch(split -> value(series, split).isPresent());
    }

    private Map<String, String> common(Series series) {
        var common = new LinkedHashMap<String, String>();
        splits.forEach(split -> value(series, split).ifPresent(value -> common.put(split, value)));
        return common;
    }

    private static Optional<String> value(Series series, String name) {
        return series.dimensions().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
