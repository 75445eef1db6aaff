package io.tidemill.control.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// The thread that owns the writing connection: it takes all the work that waits, does it in order,
/// and commits once.
///
/// A commit costs one wait for the disk, however many writers share it.
final class GroupWriter implements AutoCloseable {
    private static final int MOST_WAITING = 4096;
    private static final int MOST_PER_COMMIT = 256;

    private final Connection connection;
    private final BlockingQueue<PendingWrite<?>> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().name("store-writer").unstarted(this::run);

    /// Guards `closed` and entry to `waiting`: nothing enters behind the closing mark.
    private final ReentrantLock entry = new ReentrantLock();

    private boolean closed;

    /// [System#nanoTime] of the oldest write that is being committed. Written by the thread alone.
    private volatile OptionalLong busySince = OptionalLong.empty();

    private GroupWriter(Connection connection) {
        this.connection = connection;
    }

    static GroupWriter start(Connection connection) {
        GroupWriter writer = new GroupWriter(connection);
        writer.thread.start();
        return writer;
    }

    <T> T write(Work<T> work) {
        room.acquireUninterruptibly();
        try {
            PendingWrite<T> pending = new PendingWrite<>(work);
            enter(pending);
            return pending.await();
        } finally {
            room.release();
        }
    }

    /// For how long the oldest write has waited that is not durable yet.
    Duration lag() {
        var since = busySince;
        return since.isPresent()
                ? Duration.ofNanos(System.nanoTime() - since.getAsLong())
                : Duration.ZERO;
    }

    @Override
    public void close() {
        entry.lock();
        try {
            closed = true;
            waiting.add(PendingWrite.CLOSING);
        } finally {
            entry.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter(PendingWrite<?> pending) {
        entry.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The database is closed.");
            }
            waiting.add(pending);
        } finally {
            entry.unlock();
        }
    }

    private void run() {
        List<PendingWrite<?>> group = new ArrayList<>();
        do {
            group.clear();
            takeInto(group);
            busySince = OptionalLong.of(group.getFirst().since());
            commit(group);
            busySince = OptionalLong.empty();
        } while (!group.contains(PendingWrite.CLOSING));
        quietly(connection::close);
    }

    private void takeInto(List<PendingWrite<?>> group) {
        try {
            group.add(waiting.take());
            waiting.drainTo(group, MOST_PER_COMMIT - 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread.", e);
        }
    }

    private void commit(List<PendingWrite<?>> group) {
        try {
            group.forEach(pending -> pending.attempt(connection));
            connection.commit();
            group.forEach(PendingWrite::acknowledge);
        } catch (SQLException e) {
            quietly(connection::rollback);
            group.forEach(pending -> pending.fail(e));
        }
    }

    /// For steps whose failure changes nothing for anybody: the callers were or will be told the
    /// first failure.
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            System.getLogger(GroupWriter.class.getName())
                    .log(System.Logger.Level.DEBUG, "after a failed commit or at the end", e);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }
}
