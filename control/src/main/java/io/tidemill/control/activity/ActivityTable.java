package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.rest.Problems;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /// Events of a stretch, newest first.
    static List<Row> between(Connection connection, Stretch stretch, int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        COLUMNS
                                + "WHERE resource_key >= ? AND resource_key < ? AND at_micros >= ? AND at_micros <= ?"
                                + " AND category <> 'EVALUATION' AND (at_micros, sequence) < (?, ?)"
                                + " ORDER BY at_micros DESC, sequence DESC LIMIT ?")) {
            String key = stretch.prefix().toLowerCase(Locale.ROOT);
            statement.setString(1, key);
            statement.setString(2, key + Character.toString(Character.MAX_CODE_POINT));
            statement.setLong(3, micros(stretch.span().from()));
            statement.setLong(4, micros(stretch.span().to()));
            statement.setLong(5, stretch.after().micros());
            statement.setLong(6, stretch.after().sequence());
            statement.setInt(7, most);
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
        DELIVERY,
        EVALUATION
    }

    record NewRow(String resourceId, Category category, Instant at, JsonNode json) {}

    record Row(long sequence, Category category, Instant at, JsonNode json) {}

    /// From and to, both inclusive.
    record Span(Instant from, Instant to) {}

    /// The events of all resources whose id starts with the prefix, in a span, older than a row.
    record Stretch(String prefix, Span span, Cursor after) {}

    /// The place of a row among all, the newest first.
    record Cursor(long micros, long sequence) {
        /// Before the newest row.
        static final Cursor START = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

        private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

        static Cursor of(Row row) {
            return new Cursor(ActivityTable.micros(row.at()), row.sequence());
        }

        /// The place that a text stands for; the start for the empty one.
        static Cursor parse(String text, Problems problems) {
            Matcher parts = TEXT.matcher(text);
            if (parts.matches()) {
                return new Cursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
            }
            if (!text.isEmpty()) {
                problems.add(PageRequest.foreignToken());
            }
            return START;
        }

        String text() {
            return micros + "." + sequence;
        }
    }
}
