package io.tidemill.cli.load;

import java.time.Duration;
import java.util.Iterator;

/// A [LoadRun] that sends in a thread of its own, so that somebody can watch it meanwhile.
public final class LoadThread {

    private final LoadRun run;
    private final Thread thread;

    private LoadThread(LoadRun run, Thread thread) {
        this.run = run;
        this.thread = thread;
    }

    /// Starts sending at once.
    public static LoadThread start(LoadRun run, Iterator<Duration> arrivals) {
        Thread thread = Thread.ofPlatform().name("load").daemon().start(() -> send(run, arrivals));
        return new LoadThread(run, thread);
    }

    /// Waits for the end, `longest` at most; whether it has come.
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return thread.join(longest);
    }

    /// The counts so far.
    public LoadTally tally() {
        return run.tally();
    }

    /// An interruption means that the process is going away, and the load with it.
    private static void send(LoadRun run, Iterator<Duration> arrivals) {
        try {
            run.send(arrivals, Pacer.startingNow());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
