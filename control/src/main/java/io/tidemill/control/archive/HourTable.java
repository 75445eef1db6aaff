package io.tidemill.control.archive;

import io.tidemill.control.metric.Cells;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The table of packed hours.
final class HourTable {
    /// As many hours as one query looks up.
    private static final int CHUNK = 400;

    private HourTable() {}

    /// What is told of each row.
    interface Reader {
        void read(int series, int hour, Cells minutes);
    }

    /// Reads the hours `[from, to)` of these series, oldest first within each.
    static void read(Connection connection, List<Integer> series, int from, int to, Reader reader)
            throws SQLException {
        for (int first = from; first < to; first += CHUNK) {
            var hours = IntStream.range(first, Math.min(first + CHUNK, to));
            query(
                    connection,
                    "WHERE hour IN (%s) AND series IN (%s) ORDER BY hour"
                            .formatted(
                                    hours.mapToObj(Integer::toString)
                                            .collect(Collectors.joining(",")),
                                    series.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(","))),
                    reader);
        }
    }

    /// Reads all from that hour on.
    static void readSince(Connection connection, int hour, Reader reader) throws SQLException {
        query(connection, "WHERE hour >= " + hour, reader);
    }

    /// Adds the minutes to those that the table has of the same hour and series.
    ///
    /// @param added by series
    static void merge(Connection connection, int hour, Map<Integer, Cells> added)
            throws SQLException {
        if (!added.isEmpty()) {
            int least = added.keySet().stream().min(Integer::compare).orElseThrow();
            int most = added.keySet().stream().max(Integer::compare).orElseThrow();
            query(
                    connection,
                    "WHERE hour = %d AND series BETWEEN %d AND %d".formatted(hour, least, most),
                    (series, _, old) ->
                            added.computeIfPresent(series, (_, fresh) -> merged(old, fresh)));
            write(connection, hour, added);
        }
    }

    static void drop(Connection connection, int before) throws SQLException {
        try (var statement =
                connection.prepareStatement("DELETE FROM packed_hour WHERE hour < ?")) {
            statement.setInt(1, before);
            statement.executeUpdate();
        }
    }

    private static Cells merged(Cells old, Cells fresh) {
        for (int minute = 0; minute < fresh.length(); minute++) {
            if (!fresh.isGap(minute)) {
                old.add(minute, fresh.get(minute));
            }
        }
        return old;
    }

    private static void write(Connection connection, int hour, Map<Integer, Cells> hours)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        INSERT INTO packed_hour (hour, series, packed) VALUES (?, ?, ?)
                        ON CONFLICT (hour, series) DO UPDATE SET packed = excluded.packed
                        """)) {
            for (var one : hours.entrySet()) {
                statement.setInt(1, hour);
                statement.setInt(2, one.getKey());
                statement.setBytes(3, PackedHour.pack(one.getValue()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void query(Connection connection, String where, Reader reader)
            throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                "SELECT series, hour, packed FROM packed_hour " + where);
                var row = statement.executeQuery()) {
            while (row.next()) {
                reader.read(row.getInt(1), row.getInt(2), PackedHour.unpack(row.getBytes(3)));
            }
        }
    }
}
