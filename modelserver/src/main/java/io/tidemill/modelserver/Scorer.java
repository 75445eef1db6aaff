package io.tidemill.modelserver;

import io.tidemill.modelserver.ModelState.Broken;
import io.tidemill.modelserver.ModelState.Closed;
import io.tidemill.modelserver.ModelState.Loading;
import io.tidemill.modelserver.ModelState.Ready;
import io.tidemill.modelserver.ScoreOutcome.Failed;
import io.tidemill.modelserver.ScoreOutcome.Late;
import io.tidemill.modelserver.ScoreOutcome.Scored;
import io.tidemill.modelserver.ScoreOutcome.Stopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The one thread that owns the model: it opens it, warms it up, computes calls in the order they
/// came, and closes it.
///
/// The queue has no bound of its own; who calls [#score] bounds how many calls are inside.
final class Scorer implements AutoCloseable {

    private record Job(List<String> inputs, long since, CompletableFuture<ScoreOutcome> outcome) {}

    /// What a scorer works with.
    ///
    /// @param throttle makes the throttle once the model is warm, so that start-up is not charged
    /// @param nanoTime a clock that only goes forward
    record Setup(
            Supplier<Model> model,
            Supplier<CpuThrottle> throttle,
            Duration maxWait,
            LongSupplier nanoTime) {}

    private final Setup setup;
    private final ServerLog log;
    private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("scorer").unstarted(this::run);
    private volatile ModelState state = new Loading();
    private volatile boolean closing;

    Scorer(Setup setup, ServerLog log) {
        this.setup = setup;
        this.log = log;
    }

    void start() {
        thread.start();
    }

    ModelState state() {
        return state;
    }

    /// Waits for its turn and for the result. For virtual threads: it blocks.
    ScoreOutcome score(List<String> inputs) {
        Job job = new Job(inputs, setup.nanoTime().getAsLong(), new CompletableFuture<>());
        jobs.add(job);
        if (ended.getCount() == 0) {
            stopWaiting();
        }
        return job.outcome().join();
    }

    /// Waits until the work thread has ended, by [#close] or because the model could not be loaded.
    ModelState awaitEnd() throws InterruptedException {
        ended.await();
        return state;
    }

    /// Lets the current text end and answers everything else with [Stopped].
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }

    private void run() {
        ModelState end = new Broken("the work thread died");
        try {
            end = work();
        } catch (RuntimeException e) {
            end = closing ? new Closed() : broken(e);
        } finally {
            state = end;
            ended.countDown();
            stopWaiting();
        }
    }

    private ModelState broken(RuntimeException cause) {
        log.error("the model cannot be used", cause);
        return new Broken(cause.toString());
    }

    private ModelState work() {
        try (Model model = setup.model().get()) {
            WarmUp.of(model);
            CpuThrottle throttle = setup.throttle().get();
            state = new Ready();
            log.info("ready: " + model.name());
            computeAll(model, throttle);
        } catch (InterruptedException closed) {
            log.info("closing");
        }
        return new Closed();
    }

    private void computeAll(Model model, CpuThrottle throttle) throws InterruptedException {
        while (true) {
            Job job = jobs.take();
            try {
                job.outcome().complete(compute(job, model, throttle));
            } finally {
                job.outcome().complete(new Stopped());
            }
        }
    }

    private ScoreOutcome compute(Job job, Model model, CpuThrottle throttle)
            throws InterruptedException {
        throttle.awaitBudget();
        long began = setup.nanoTime().getAsLong();
        Duration waited = Duration.ofNanos(began - job.since());
        if (waited.compareTo(setup.maxWait()) > 0) {
            return new Late(waited);
        }
        try {
            List<float[]> embeddings = embedAll(job.inputs(), model, throttle);
            Duration took = Duration.ofNanos(setup.nanoTime().getAsLong() - began);
            return new Scored(model.name(), embeddings, took);
        } catch (RuntimeException e) {
            log.error("scoring failed", e);
            return new Failed();
        }
    }

    private static List<float[]> embedAll(List<String> inputs, Model model, CpuThrottle throttle)
            throws InterruptedException {
        List<float[]> embeddings = new ArrayList<>(inputs.size());
        for (String input : inputs) {
            throttle.awaitBudget();
            embeddings.add(model.embed(input));
        }
        return embeddings;
    }

    private void stopWaiting() {
        for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
            job.outcome().complete(new Stopped());
        }
    }
}
