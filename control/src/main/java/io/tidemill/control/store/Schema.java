package io.tidemill.control.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of a database, as a numbered list of steps that only ever grows at its end.
///
/// The database itself counts the steps that it has seen. Each step and its count are one
/// transaction.
///
/// @param steps SQL statements, with `{id}`, `{text}` and `{clustered}` where dialects differ
public record Schema(List<List<String>> steps) {
    /// Of documents, activities and deliveries.
    static final Schema DOCUMENTS =
            new Schema(
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
                                    "CREATE INDEX delivery_of_lane ON delivery (lane, sequence)")));

    public Schema {
        steps = List.copyOf(steps);
    }

    /// Brings the database to the newest step.
    ///
    /// @param where the database, for people
    /// @throws UnusableDataException when it has seen steps that this Tidemill does not know
    void bringUpToDate(Connection connection, Dialect dialect, String where) throws SQLException {
        int seen = dialect.stepsSeen(connection);
        if (seen > steps.size()) {
            throw new UnusableDataException(
                    "%s was written by a newer Tidemill (schema %d, this one knows %d). Run that version, or choose another folder with --data. Nothing was changed."
                            .formatted(where, seen, steps.size()));
        }
        for (int step = seen; step < steps.size(); step++) {
            take(connection, dialect, step);
        }
    }

    private void take(Connection connection, Dialect dialect, int step) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : steps.get(step)) {
                statement.execute(dialect.spell(sql));
            }
            statement.execute(dialect.counted(step + 1));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
