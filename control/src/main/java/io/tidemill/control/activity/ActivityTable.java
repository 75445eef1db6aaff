package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The rows of the activity log: appended, read, and dropped when too old.
final class ActivityTable {
    private static final String COLUMNS =
            "SELECT sequence, category, at_micros, json FROM activity ";

    private ActivityTable() {}

    static void append(Connection connection, NewRow row) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO activity (resource_key, category, at_micros, json) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, row.resourceId().toLowerCase(Locale.ROOT));
            statement.setString(2, row.category().name());
            statement.setLong(3, micros(row.at()));
            statement.setString(4, row.json().toString());
            statement.executeUpdate();
        }
    }

    /// A resource's rows of one category, oldest first.
    static List<Row> of(Connection connection, String resourceId, Category category)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        COLUMNS + "WHERE resource_key = ? AND category = ? ORDER BY sequence")) {
            statement.setString(1, resourceId.toLowerCase(Locale.ROOT));
            statement.setString(2, category.name());
            return rows(statement);
        }
    }

    /// A resource's rows of one category, newest first.
    static List<Row> newest(Connection connection, String resourceId, Category category, int most)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        COLUMNS
                                + "WHERE resource_key = ? AND category = ? ORDER BY sequence DESC LIMIT ?")) {
            statement.setString(1, resourceId.toLowerCase(Locale.ROOT));
            statement.setString(2, category.name());
            statement.setInt(3, most);
            return rows(statement);
        }
    }

    /// Events of all resources under the prefix, newest first, both ends inclusive.
    static List<Row> between(Connection connection, String prefix, Span span, int most)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        COLUMNS
                                + "WHERE resource_key >= ? AND resource_key < ? AND at_micros >= ? AND at_micros <= ?"
                                + " AND category <> 'EVALUATION'"
                                + " ORDER BY at_micros DESC, sequence DESC LIMIT ?")) {
            String key = prefix.toLowerCase(Locale.ROOT);
            statement.setString(1, key);
            statement.setString(2, key + Character.toString(Character.MAX_CODE_POINT));
            statement.setLong(3, micros(span.from()));
            statement.setLong(4, micros(span.to()));
            statement.setInt(5, most);
            return rows(statement);
        }
    }

    static int dropBefore(Connection connection, Instant oldest) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM activity WHERE at_micros < ?")) {
            statement.setLong(1, micros(oldest));
            return statement.executeUpdate();
        }
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(
                        new Row(
                                result.getLong(1),
                                Category.valueOf(result.getString(2)),
                                Instant.EPOCH.plus(result.getLong(3), ChronoUnit.MICROS),
                                ArmJson.read(result.getString(4))));
            }
        }
        return rows;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /// What a row is: an event in one of Azure's categories, or an evaluation, which is no event.
    /// The names are in the file and never change.
    enum Category {
        AUTOSCALE,
        ADMINISTRATIVE,
        EVALUATION
    }

    record NewRow(String resourceId, Category category, Instant at, JsonNode json) {}

    record Row(long sequence, Category category, Instant at, JsonNode json) {}

    /// From and to, both inclusive.
    record Span(Instant from, Instant to) {}
}
