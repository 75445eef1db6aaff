package io.tidemill.control.archive;

import io.tidemill.control.metric.Cells;
import io.tidemill.control.metric.MetricArchive;
import io.tidemill.engine.metric.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds packed minutes up to the buckets that somebody asked for.
final class Reading {
    private final MetricArchive.Window window;
    private final MetricArchive.Until until;
    private final Map<Integer, SeriesTable.Row> rows = new HashMap<>();
    private final Map<Integer, Cells> sums = new HashMap<>();

    private Reading(MetricArchive.Window window, MetricArchive.Until until) {
        this.window = window;
        this.until = until;
    }

    static List<Series> of(
            Connection connection,
            List<SeriesTable.Row> rows,
            MetricArchive.Window window,
            MetricArchive.Until until)
            throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        var reading = new Reading(window, until);
        rows.forEach(row -> reading.rows.put(row.id(), row));
        int first = rows.stream().mapToInt(SeriesTable.Row::firstHour).min().orElseThrow();
        int last = rows.stream().mapToInt(SeriesTable.Row::lastHour).max().orElseThrow();
        HourTable.read(
                connection,
                List.copyOf(reading.rows.keySet()),
                Math.max(first, Hours.of(window.from())),
                Math.min(last, Hours.of(window.to().minusNanos(1))) + 1,
                reading::add);
        return reading.series();
    }

    private void add(int series, int hour, Cells minutes) {
        var row = Optional.ofNullable(rows.get(series)).orElseThrow();
        var end = until.of(row.key().dimensions());
        var start = Hours.start(hour);
        for (int minute = 0; minute < minutes.length(); minute++) {
            var at = start.plusSeconds(60L * minute);
            if (!minutes.isGap(minute) && window.holds(at) && at.isBefore(end)) {
                sums.computeIfAbsent(series, _ -> new Cells(window.slots()))
                        .add(window.slot(at), minutes.get(minute));
            }
        }
    }

    private List<Series> series() {
        return sums.entrySet().stream().map(this::series).toList();
    }

    private Series series(Map.Entry<Integer, Cells> one) {
        var row = Optional.ofNullable(rows.get(one.getKey())).orElseThrow();
        return new Series(
                row.key().dimensions(), one.getValue().toBuckets(window.start(), window.grain()));
    }
}
