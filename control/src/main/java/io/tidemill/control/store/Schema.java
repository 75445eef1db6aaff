package io.tidemill.control.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables, as a numbered list of steps that only ever grows at its end.
///
/// SQLite's `user_version` counts the steps that a file has seen. Each step and its count are one
/// transaction.
final class Schema {
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE document (
                                kind    TEXT   NOT NULL,
                                id_key  TEXT   NOT NULL,
                                id      TEXT   NOT NULL,
                                json    TEXT   NOT NULL,
                                version BIGINT NOT NULL,
                                PRIMARY KEY (kind, id_key))
                            """,
                            "CREATE TABLE document_version (latest BIGINT NOT NULL)",
                            "INSERT INTO document_version VALUES (0)"),
                    List.of(
                            """
                            CREATE TABLE activity (
                                sequence     INTEGER PRIMARY KEY,
                                resource_key TEXT    NOT NULL,
                                category     TEXT    NOT NULL,
                                at_micros    BIGINT  NOT NULL,
                                json         TEXT    NOT NULL)
                            """,
                            "CREATE INDEX activity_of_resource ON activity (resource_key, at_micros)",
                            "CREATE INDEX activity_by_time ON activity (at_micros)"),
                    List.of(
                            """
                            CREATE TABLE delivery (
                                sequence       INTEGER PRIMARY KEY AUTOINCREMENT,
                                id             TEXT    NOT NULL,
                                lane           TEXT    NOT NULL,
                                created_micros BIGINT  NOT NULL,
                                due_micros     BIGINT  NOT NULL,
                                attempts       INTEGER NOT NULL,
                                json           TEXT    NOT NULL)
                            """,
                            "CREATE INDEX delivery_of_lane ON delivery (lane, sequence)"));

    private Schema() {}

    /// Brings the file to the newest step.
    ///
    /// @throws UnusableDataException when the file has seen steps that this Tidemill does not know
    static void bringUpToDate(Connection connection, Path file) throws SQLException {
        int seen = stepsSeen(connection);
        if (seen > STEPS.size()) {
            throw new UnusableDataException(
                    "%s was written by a newer Tidemill (schema %d, this one knows %d). Run that version, or choose another folder with --data. Nothing was changed."
                            .formatted(file, seen, STEPS.size()));
        }
        for (int step = seen; step < STEPS.size(); step++) {
            take(connection, step);
        }
    }

    private static void take(Connection connection, int step) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : STEPS.get(step)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + (step + 1));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static int stepsSeen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
