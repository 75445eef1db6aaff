package io.tidemill.control.archive;

import io.tidemill.control.metric.Cells;
import io.tidemill.control.metric.Resolution;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// Moves the minutes of the journal into packed hours.
///
/// Series are taken some at a time, so that memory is bounded however much the journal holds; all
/// of it is one transaction, so that a point is in one place only.
final class Move {
    /// Points that are unpacked at a time, about.
    private static final int PART = 200_000;

    private final Connection connection;
    private final Journal.Unmoved unmoved;

    private Move(Connection connection, Journal.Unmoved unmoved) {
        this.connection = connection;
        this.unmoved = unmoved;
    }

    static void all(Connection connection) throws SQLException {
        var move = new Move(connection, Journal.unmoved(connection));
        move.moveAll();
    }

    private void moveAll() throws SQLException {
        int parts = Math.toIntExact(Math.ceilDiv(unmoved.points(), PART));
        for (int part = 0; part < parts; part++) {
            for (var hour : hours(part, parts).entrySet()) {
                HourTable.merge(connection, hour.getKey(), hour.getValue());
            }
        }
        Journal.markMoved(connection, unmoved.through());
    }

    /// The minutes of every `parts`-th series, by hour and series.
    private Map<Integer, Map<Integer, Cells>> hours(int part, int parts) throws SQLException {
        var hours = new TreeMap<Integer, Map<Integer, Cells>>();
        Journal.read(
                connection,
                unmoved.moved(),
                unmoved.through(),
                entry -> {
                    if (entry.series() % parts == part
                            && entry.resolutions().contains(Resolution.MINUTE)) {
                        hours.computeIfAbsent(Hours.of(entry.second()), _ -> new TreeMap<>())
                                .computeIfAbsent(entry.series(), _ -> new Cells(PackedHour.MINUTES))
                                .add(Hours.minute(entry.second()), entry.bucket());
                    }
                });
        return hours;
    }
}
