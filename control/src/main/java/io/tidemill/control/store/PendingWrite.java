package io.tidemill.control.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// One caller's write on its way: attempted inside the group's transaction, then acknowledged or
/// failed.
///
/// Its savepoint keeps one caller's failure from undoing the work of the others in the group.
final class PendingWrite<T> {
    /// Tells the writer to end; does nothing itself.
    static final PendingWrite<Boolean> CLOSING = new PendingWrite<>(_ -> true);

    private final long since = System.nanoTime();
    private final Work<T> work;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private Runnable acknowledgement = () -> {};

    PendingWrite(Work<T> work) {
        this.work = work;
    }

    /// [System#nanoTime] when it was asked for.
    long since() {
        return since;
    }

    void attempt(Connection connection) {
        try {
            Savepoint before = connection.setSavepoint();
            try {
                T result = work.on(connection);
                connection.releaseSavepoint(before);
                acknowledgement = () -> outcome.complete(result);
            } catch (RuntimeException | SQLException | Error e) {
                // An Error too goes to the caller who caused it: the writer's thread must outlive
                // it.
                connection.rollback(before);
                outcome.completeExceptionally(e);
            }
        } catch (SQLException e) {
            outcome.completeExceptionally(e);
        }
    }

    void acknowledge() {
        acknowledgement.run();
    }

    void fail(SQLException cause) {
        outcome.completeExceptionally(cause);
    }

    /// Waits for the commit. Not interruptible: the caller must learn whether its write is durable.
    T await() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException caller) {
                throw caller;
            }
            if (e.getCause() instanceof Error caller) {
                throw caller;
            }
            throw new StorageException("The database did not accept the write.", e);
        }
    }
}
