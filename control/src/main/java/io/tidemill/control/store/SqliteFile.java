package io.tidemill.control.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One database file and how its connections are set up.
record SqliteFile(Path path, Schema schema, Durability durability) {
    /// How long to wait for a foreign program, such as a backup or the `sqlite3` shell, that holds
    /// the file.
    private static final int BUSY_MILLIS = 10_000;

    /// Checks the file, brings its tables up to date and leaves it in write-ahead mode.
    ///
    /// @throws UnusableDataException when the file is damaged, too new or not writable
    void prepare() {
        try {
            DataFolder.createOwnerOnly(path);
            try (Connection connection = connect()) {
                if (durability == Durability.EVERY_COMMIT) {
                    checkIntact(connection);
                }
                schema.bringUpToDate(connection, Dialect.SQLITE, path.toString());
                // Only now: this is the first thing that writes to the file itself.
                execute(connection, "PRAGMA journal_mode = WAL");
            }
        } catch (SQLException | IOException e) {
            throw unusable(e);
        }
    }

    /// The one connection that writes.
    Connection writer() throws SQLException {
        Connection connection = connect();
        execute(connection, "PRAGMA synchronous = " + durability.pragma());
        connection.setAutoCommit(false);
        return connection;
    }

    /// A connection that sees the last commit and cannot write.
    Connection reader() throws SQLException {
        Connection connection = connect();
        execute(connection, "PRAGMA query_only = ON");
        return connection;
    }

    UnusableDataException unusable(Exception cause) {
        return isDamage(cause) ? damaged(describe(cause), cause) : unopenable(cause);
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        execute(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
        return connection;
    }

    private void checkIntact(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!row.getString(1).equals("ok")) {
                throw damaged(row.getString(1), new SQLException("quick_check"));
            }
        }
    }

    private UnusableDataException damaged(String how, Exception cause) {
        return new UnusableDataException(
                "%1$s is damaged (%2$s). Nothing was changed. Move it away together with %1$s-wal and %1$s-shm and put a backup in its place, or choose another folder with --data."
                        .formatted(path, how),
                cause);
    }

    private UnusableDataException unopenable(Exception cause) {
        return new UnusableDataException(
                "%s cannot be opened for writing (%s). Give the user who runs Tidemill write permission, or choose another folder with --data."
                        .formatted(path, describe(cause)),
                cause);
    }

    private static boolean isDamage(Exception cause) {
        return cause instanceof SQLiteException e
                && switch (SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xff)) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
                    default -> false;
                };
    }

    private static String describe(Exception cause) {
        return cause instanceof SQLiteException e
                ? e.getResultCode().message
                : cause.getClass().getSimpleName();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
