package io.tidemill.cli.demo;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.load.Outcome;
import io.tidemill.cli.load.Pacer;
import io.tidemill.cli.load.Scorer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// How many sentences a second something answers while it is kept busy: callers that never pause
/// send to it for a few seconds, of which the first are only to warm up.
///
/// Machines differ by far, so the demo measures before it decides how much load is much.
final class Capacity {
    private static final int CALLERS = 12;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final double MOST = 400;
    private static final String SENTENCE = "The tide turned while the ferry was still at the pier.";

    private final Scorer scorer;
    private final LongAdder answered = new LongAdder();
    private final List<Outcome> failures = new ArrayList<>(); // guarded by itself
    private volatile boolean done;

    private Capacity(Scorer scorer) {
        this.scorer = scorer;
    }

    /// Takes some seconds. Never more than the demo can drive without effort, 400.
    ///
    /// @throws CommandFailure when a request fails
    static double measure(Scorer scorer, Pacer pacer) throws InterruptedException {
        return Math.min(new Capacity(scorer).measure(pacer), MOST);
    }

    private double measure(Pacer pacer) throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(this::call));
        }
        pacer.awaitUntil(WARM_UP);
        long before = answered.sum();
        Duration start = pacer.elapsed();
        pacer.awaitUntil(WARM_UP.plus(MEASURED));
        long measured = answered.sum() - before;
        Duration took = pacer.elapsed().minus(start);
        done = true;
        for (Thread caller : callers) {
            caller.join();
        }
        refuseFailures();
        return measured * 1000.0 / took.toMillis();
    }

    private void call() {
        while (!done) {
            Outcome outcome = scorer.score(SENTENCE);
            if (outcome instanceof Outcome.Answered) {
                answered.increment();
            } else {
                fail(outcome);
            }
        }
    }

    private void fail(Outcome outcome) {
        synchronized (failures) {
            failures.add(outcome);
        }
        done = true;
    }

    private void refuseFailures() {
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new CommandFailure(
                        "RequestFailed",
                        "The new deployment failed a request: " + failures.getFirst().failure(),
                        "");
            }
        }
    }
}
