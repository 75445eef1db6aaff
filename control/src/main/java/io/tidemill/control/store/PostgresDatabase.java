package io.tidemill.control.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/// A PostgreSQL database that this process alone writes to, as an advisory lock makes sure.
///
/// A connection that breaks is replaced; what was asked for meanwhile is refused.
public final class PostgresDatabase implements SqlDatabase {
    /// Names the advisory lock; the number says "tide" in ASCII.
    private static final long LOCK = 0x74696465L;

    private static final int CONNECTIONS = 6;
    private static final long PATIENCE_MILLIS = 5_000;

    private final HikariDataSource source;
    private final ReentrantLock writing = new ReentrantLock();
    private final Connection owner; // holds the advisory lock as long as it lives

    private PostgresDatabase(HikariDataSource source, Connection owner) {
        this.source = source;
        this.owner = owner;
    }

    /// Opens the database, making its tables as needed.
    ///
    /// @throws UnusableDataException when it cannot be reached, is too new or is in use by another
    ///   Tidemill
    public static PostgresDatabase open(PostgresServer server, Schema schema) {
        try {
            HikariDataSource source = new HikariDataSource(pool(server));
            try {
                return owned(source, server, schema);
            } catch (SQLException | UnusableDataException e) {
                source.close();
                throw e;
            }
        } catch (SQLException | PoolInitializationException e) {
            throw new UnusableDataException(
                    "The database %s cannot be used (%s). Check the address, the user and the password, and that the server runs."
                            .formatted(server.url(), e.getMessage()),
                    e);
        }
    }

    private static PostgresDatabase owned(
            HikariDataSource source, PostgresServer server, Schema schema) throws SQLException {
        Connection owner = source.getConnection();
        try (Statement statement = owner.createStatement();
                var row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new UnusableDataException(
                        "The database %s is in use by another Tidemill. Stop that one, or give this one its own database."
                                .formatted(server.url()));
            }
        }
        schema.bringUpToDate(owner, Dialect.POSTGRESQL, server.url());
        return new PostgresDatabase(source, owner);
    }

    private static HikariConfig pool(PostgresServer server) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgresql");
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMaxLifetime(0); // the connection that holds the lock must not be replaced
        config.setConnectionTimeout(PATIENCE_MILLIS);
        return config;
    }

    @Override
    public <T> T write(Work<T> work) {
        writing.lock();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return committed(connection, work);
        } catch (SQLException e) {
            throw new StorageException("The database refused to write: " + e.getMessage(), e);
        } finally {
            writing.unlock();
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StorageException("The database could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (SQLException e) {
            throw new StorageException("The database did not close.", e);
        } finally {
            source.close();
        }
    }
}
