package io.tidemill.cli.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Does the second half of a long job beside the first: takes what one thread makes and hands it on
/// to `last` on another, in order, in batches, and only so many ahead. Closing it waits until all
/// is done, and fails if `last` did.
final class SecondThread<T> implements Consumer<T>, AutoCloseable {
    private static final int BATCH = 256;
    private static final int AHEAD = 8;

    private final Consumer<T> last;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Deque<Future<?>> pending = new ArrayDeque<>();
    private List<T> batch = new ArrayList<>(BATCH);

    SecondThread(Consumer<T> last) {
        this.last = last;
    }

    @Override
    public void accept(T one) {
        batch.add(one);
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    @Override
    public void close() {
        try (thread) {
            handOver();
            pending.forEach(SecondThread::await);
        }
    }

    private void handOver() {
        var full = batch;
        batch = new ArrayList<>(BATCH);
        pending.add(thread.submit(() -> handOn(full)));
        if (pending.size() > AHEAD) {
            await(pending.removeFirst());
        }
    }

    private void handOn(List<T> full) {
        for (var one : full) {
            last.accept(one);
        }
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the second thread failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
