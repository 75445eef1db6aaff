package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.metric.Series;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a metric into slots, a time series for each combination of the values that stay apart.
///
/// A long time is read day by day, and where there may be many time series they are ranked before
/// any is kept slot by slot, so that what is held at a time stays small.
///
/// @param now nothing that has not ended by then is read: half a minute would look like a low one
record SlotReader(MetricSource source, MetricQuery query, Instant now) {

    /// What reading came to.
    sealed interface Table {

        /// All that there is.
        ///
        /// @param series by what the samples of each have in common, in the order of the answer
        record Filled(Map<Map<String, String>, Slots> series) implements Table {}

        record Unreadable(String why) implements Table {}
    }

    /// Without a filter there is always one time series, even if it is empty.
    Table read(MetricDefinition metric) {
        var key = query.key(metric);
        var filter = query.selection().filter();
        if (filter.splits().isEmpty()) {
            return fill(key, new Bins(filter, query.span(), List.of(Map.of())));
        }
        return switch (fill(key, new Bins(filter, query.span().whole(), List.of()))) {
            case Table.Unreadable unreadable -> unreadable;
            case Table.Filled(var all) -> fill(key, new Bins(filter, query.span(), first(all)));
        };
    }

    private Table fill(MetricKey key, Bins bins) {
        var span = bins.span;
        var end = min(span.end(), ended());
        for (var from = span.from(); from.isBefore(end); from = from.plus(span.step())) {
            var to = min(from.plus(span.step()), end);
            switch (source.read(key, from, to, span.grain())) {
                case MetricReading.Samples(var series, _) -> bins.add(series);
                case MetricReading.Unreadable(var why) -> {
                    return new Table.Unreadable(why);
                }
            }
        }
        return new Table.Filled(bins.slots);
    }

    /// The end of the newest bucket that has ended.
    private Instant ended() {
        var resolution = Resolution.under(query.span().grain());
        return resolution.start(resolution.slot(now));
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// The best ones, of which each has one slot yet.
    private List<Map<String, String>> first(Map<Map<String, String>, Slots> all) {
        return all.entrySet().stream()
                .sorted(
                        Map.Entry.<Map<String, String>, Slots>comparingByValue(byRank())
                                .thenComparing(entry -> entry.getKey().values().toString()))
                .limit(query.selection().most())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Comparator<Slots> byRank() {
        return query.selection().order().stream()
                .map(order -> comparing(order))
                .findFirst()
                .orElse((_, _) -> 0);
    }

    private static Comparator<Slots> comparing(Order order) {
        var ascending = Comparator.<Slots>comparingDouble(slots -> slots.value(order.by(), 0));
        return order.descending() ? ascending.reversed() : ascending;
    }

    /// Slots that are being filled.
    private static final class Bins {

        private final SeriesFilter filter;
        private final MetricSpan span;
        private final boolean open;
        private final Map<Map<String, String>, Slots> slots = new LinkedHashMap<>();

        /// @param wanted the time series to fill; none: whatever there is
        Bins(SeriesFilter filter, MetricSpan span, List<Map<String, String>> wanted) {
            this.filter = filter;
            this.span = span;
            open = wanted.isEmpty();
            wanted.forEach(common -> slots.put(common, fresh()));
        }

        void add(List<Series> all) {
            filter.select(all)
                    .forEach((common, series) ->
                            bin(common).ifPresent(bin -> series.forEach(bin::add)));
        }

        private Optional<Slots> bin(Map<String, String> common) {
            return open
                    ? Optional.of(slots.computeIfAbsent(common, _ -> fresh()))
                    : Optional.ofNullable(slots.get(common));
        }

        private Slots fresh() {
            return new Slots(span.from(), span.interval(), Math.toIntExact(span.slots()));
        }
    }
}
