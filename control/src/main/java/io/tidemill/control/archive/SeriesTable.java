package io.tidemill.control.archive;

import io.tidemill.control.metric.SeriesKey;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.metric.MetricKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The numbers of series. Only the thread that writes asks for the number of a series, so what it
/// asked for lately is remembered here without a lock.
final class SeriesTable {
    private static final String SELECT =
            "SELECT id, resource, namespace, name, dimensions, first_hour, last_hour FROM series ";
    private static final String CLAIM =
            """
            INSERT INTO series (series_key, resource, namespace, name, dimensions, first_hour, last_hour)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (series_key) DO UPDATE SET
                first_hour = CASE WHEN excluded.first_hour < series.first_hour THEN excluded.first_hour ELSE series.first_hour END,
                last_hour = CASE WHEN excluded.last_hour > series.last_hour THEN excluded.last_hour ELSE series.last_hour END
            RETURNING id
            """;

    private final Map<SeriesKey, Known> known = new HashMap<>();

    /// Hours of the series that the table knows of.
    private record Known(int id, int firstHour, int lastHour) {
        boolean holds(int hour) {
            return firstHour <= hour && hour <= lastHour;
        }

        Known with(int hour) {
            return new Known(id, Math.min(firstHour, hour), Math.max(lastHour, hour));
        }
    }

    /// A series as the table has it.
    record Row(int id, SeriesKey key, int firstHour, int lastHour) {}

    /// The numbers of these series, each of which from now on has points of that hour.
    final class Numbering implements AutoCloseable {
        private final PreparedStatement claim;

        Numbering(Connection connection) throws SQLException {
            claim = connection.prepareStatement(CLAIM);
        }

        int id(SeriesKey key, int hour) throws SQLException {
            var seen = known.get(key);
            if (seen != null && seen.holds(hour)) {
                return seen.id;
            }
            int id = claimed(key, hour);
            known.put(key, seen == null ? new Known(id, hour, hour) : seen.with(hour));
            return id;
        }

        private int claimed(SeriesKey key, int hour) throws SQLException {
            var metric = key.metric();
            var dimensions = json(key.dimensions());
            claim.setString(1, prefix(metric) + dimensions);
            claim.setString(2, metric.resourceId());
            claim.setString(3, metric.namespace());
            claim.setString(4, metric.name());
            claim.setString(5, dimensions);
            claim.setInt(6, hour);
            claim.setInt(7, hour);
            try (var row = claim.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }

        @Override
        public void close() throws SQLException {
            claim.close();
        }
    }

    /// Forgets what was remembered, as after a write that did not happen.
    void forget() {
        known.clear();
    }

    /// Forgets series that had no point since that hour, and drops those without any since the
    /// other.
    void drop(Connection connection, int quietSince, int goneSince) throws SQLException {
        known.values().removeIf(one -> one.lastHour < quietSince);
        try (var statement =
                connection.prepareStatement("DELETE FROM series WHERE last_hour < ?")) {
            statement.setInt(1, goneSince);
            statement.executeUpdate();
        }
    }

    /// The series of the resource, or those of one of its metrics.
    static List<Row> below(Connection connection, String keyPrefix) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        SELECT + "WHERE series_key >= ? AND series_key < ? ORDER BY series_key")) {
            statement.setString(1, keyPrefix);
            statement.setString(2, keyPrefix + Character.toString(Character.MAX_CODE_POINT));
            return rows(statement);
        }
    }

    /// The series that had points since that hour.
    static List<Row> since(Connection connection, int hour) throws SQLException {
        try (var statement = connection.prepareStatement(SELECT + "WHERE last_hour >= ?")) {
            statement.setInt(1, hour);
            return rows(statement);
        }
    }

    static String prefix(String resourceId) {
        return resourceId.toLowerCase(Locale.ROOT) + "\n";
    }

    static String prefix(MetricKey metric) {
        return prefix(metric.resourceId())
                + metric.namespace().toLowerCase(Locale.ROOT)
                + "\n"
                + metric.name().toLowerCase(Locale.ROOT)
                + "\n";
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(row.getInt(1), key(row), row.getInt(6), row.getInt(7)));
            }
        }
        return rows;
    }

    private static SeriesKey key(ResultSet row) throws SQLException {
        var metric = new MetricKey(row.getString(2), row.getString(3), row.getString(4));
        return new SeriesKey(metric, dimensions(row.getString(5)));
    }

    /// Equal dimensions give equal text.
    private static String json(Map<String, String> dimensions) {
        var json = ArmJson.object();
        new TreeMap<>(dimensions).forEach(json::put);
        return json.toString();
    }

    private static Map<String, String> dimensions(String json) {
        var dimensions = new HashMap<String, String>();
        ArmJson.read(json)
                .properties()
                .forEach(one -> dimensions.put(one.getKey(), one.getValue().stringValue()));
        return dimensions;
    }
}
