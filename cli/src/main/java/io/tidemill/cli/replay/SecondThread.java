package io.tidemill.cli.replay;

import io.tidemill.simulator.ReplayedRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes on a second thread while the first one decides: a third of a long replay's time is
/// writing. Runs go over in batches, in order, and only so many ahead.
final class SecondThread implements RunWriter, AutoCloseable {
    private static final int BATCH = 512;
    private static final int AHEAD = 16;

    private final RunWriter writer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Deque<Future<?>> pending = new ArrayDeque<>();
    private List<ReplayedRun> batch = new ArrayList<>(BATCH);

    SecondThread(RunWriter writer) {
        this.writer = writer;
    }

    @Override
    public void write(ReplayedRun run) {
        batch.add(run);
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    @Override
    public void finish() {
        handOver();
        pending.forEach(SecondThread::await);
        writer.finish();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void handOver() {
        var full = batch;
        batch = new ArrayList<>(BATCH);
        pending.add(thread.submit(() -> full.forEach(writer::write)));
        if (pending.size() > AHEAD) {
            await(pending.removeFirst());
        }
    }

    private static void await(Future<?> written) {
        try {
            written.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        }
    }
}
