package io.tidemill.control.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// The table of what was written lately: one row for all points of two seconds.
final class Journal {
    private Journal() {}

    /// Rows up to that one, and how many points those hold that were not moved yet.
    record Unmoved(long moved, long through, long points) {}

    /// @param second of the epoch
    static void append(Connection connection, long second, List<Entry> entries)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        INSERT INTO journal (sequence, written, points, packed)
                        SELECT COALESCE(MAX(sequence), (SELECT MAX(through) FROM moved)) + 1, ?, ?, ? FROM journal
                        """)) {
            statement.setLong(1, second);
            statement.setInt(2, entries.size());
            statement.setBytes(3, PackedEntries.pack(entries));
            statement.executeUpdate();
        }
    }

    static Unmoved unmoved(Connection connection) throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                """
                                SELECT MAX(through), COALESCE(MAX(sequence), MAX(through)), COALESCE(SUM(points), 0)
                                FROM moved LEFT JOIN journal ON sequence > through
                                """);
                var row = statement.executeQuery()) {
            row.next();
            return new Unmoved(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /// Reads the entries of the rows `(after, through]`, oldest first.
    static void read(Connection connection, long after, long through, Consumer<Entry> reader)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT packed FROM journal WHERE sequence > ? AND sequence <= ? ORDER BY sequence")) {
            statement.setFetchSize(100);
            statement.setLong(1, after);
            statement.setLong(2, through);
            unpack(statement, reader);
        }
    }

    static void markMoved(Connection connection, long through) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE moved SET through = ?")) {
            statement.setLong(1, through);
            statement.executeUpdate();
        }
    }

    /// Drops rows that were moved and written before that second.
    static void drop(Connection connection, long second) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "DELETE FROM journal WHERE written < ? AND sequence <= (SELECT MAX(through) FROM moved)")) {
            statement.setLong(1, second);
            statement.executeUpdate();
        }
    }

    private static void unpack(PreparedStatement statement, Consumer<Entry> reader)
            throws SQLException {
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                PackedEntries.unpack(row.getBytes(1), reader);
            }
        }
    }
}
