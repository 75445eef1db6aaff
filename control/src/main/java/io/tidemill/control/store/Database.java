package io.tidemill.control.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// One SQLite file: a single writer that groups waiting work into one durable commit, and readers
/// beside it.
///
/// Any thread may call. A [#write] returns after its commit is as durable as was asked for; a
/// [#read] sees every write that was acknowledged before it began.
public final class Database implements SqlDatabase {
    private static final int READERS = 4;

    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
    private final GroupWriter writer;

    private Database(SqliteFile file) throws SQLException {
        for (int i = 0; i < READERS; i++) {
            readers.add(file.reader());
        }
        writer = GroupWriter.start(file.writer());
    }

    /// Opens the file, making it and its tables as needed.
    ///
    /// @throws UnusableDataException when the file is damaged, too new or not writable
    public static Database open(Path path) {
        return open(path, Schema.DOCUMENTS, Durability.EVERY_COMMIT);
    }

    /// Opens a file of other tables, making it and them as needed.
    ///
    /// @throws UnusableDataException when the file is damaged, too new or not writable
    public static Database open(Path path, Schema schema, Durability durability) {
        SqliteFile file = new SqliteFile(path, schema, durability);
        file.prepare();
        try {
            return new Database(file);
        } catch (SQLException e) {
            throw file.unusable(e);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            Connection connection = readers.take();
            try {
                return work.on(connection);
            } finally {
                readers.add(connection);
            }
        } catch (SQLException e) {
            throw new StorageException("The database could not be read.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Interrupted while waiting to read.", e);
        }
    }

    /// For how long the oldest write has waited that is not durable yet; zero when there is none.
    public Duration writeLag() {
        return writer.lag();
    }

    /// Finishes the writes that wait, then closes the file. Later calls fail.
    @Override
    public void close() {
        writer.close();
        try {
            for (int i = 0; i < READERS; i++) {
                readers.take().close();
            }
        } catch (SQLException e) {
            throw new StorageException("The database did not close.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
