package io.tidemill.cli.load;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Sends an open-loop load: requests leave when they are due, whether or not earlier ones were
/// answered, so a slow server cannot slow the load down. Latency counts from the moment a request
/// was due. At most `mostInFlight` are under way at once; one that is due beyond that is counted as
/// not sent.
public final class LoadRun {

    private final Scorer scorer;
    private final Sentences sentences;
    private final int mostInFlight;
    private final LoadTally tally = new LoadTally();

    public LoadRun(Scorer scorer, Sentences sentences, int mostInFlight) {
        this.scorer = scorer;
        this.sentences = sentences;
        this.mostInFlight = mostInFlight;
    }

    /// The counts, to be read at any time and by any thread.
    public LoadTally tally() {
        return tally;
    }

    /// Sends what is due at each of `arrivals` and returns when the last answer is in.
    ///
    /// @throws InterruptedException when told to stop early; requests under way are then given up
    public void send(Iterator<Duration> arrivals, Pacer pacer) throws InterruptedException {
        Semaphore room = new Semaphore(mostInFlight);
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            while (arrivals.hasNext()) {
                Duration due = arrivals.next();
                pacer.awaitUntil(due);
                if (room.tryAcquire()) {
                    tally.sent();
                    String sentence = sentences.next();
                    workers.execute(() -> sendOne(sentence, due, pacer, room));
                } else {
                    tally.notSent();
                }
            }
            room.acquire(mostInFlight);
        } finally {
            workers.shutdownNow();
        }
    }

    private void sendOne(String sentence, Duration due, Pacer pacer, Semaphore room) {
        try {
            Outcome outcome = scorer.score(sentence);
            tally.ended(outcome, pacer.elapsed().minus(due));
        } finally {
            room.release();
        }
    }
}
