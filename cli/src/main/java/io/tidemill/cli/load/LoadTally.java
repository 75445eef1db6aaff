package io.tidemill.cli.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// Counts what became of the requests of one load. Any thread may call it; every method holds the
/// one lock for a few instructions, which guards all fields together.
public final class LoadTally {

    private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    private final Histogram whole = new Histogram(LONGEST_MICROS, 3);
    private final Histogram recent = new Histogram(LONGEST_MICROS, 3);
    private final Map<String, Long> failures = new TreeMap<>();
    private long sent;
    private long notSent;
    private long sentBefore;

    /// Counts a request that went out.
    public synchronized void sent() {
        sent++;
    }

    /// Counts a request that was due while too many others were still in flight.
    public synchronized void notSent() {
        notSent++;
    }

    /// Counts the end of a request, `latency` after it was due.
    public synchronized void ended(Outcome outcome, Duration latency) {
        if (outcome instanceof Outcome.Answered) {
            long micros = Math.clamp(latency.toNanos() / 1_000, 0L, LONGEST_MICROS);
            whole.recordValue(micros);
            recent.recordValue(micros);
        } else {
            failures.merge(outcome.failure(), 1L, Long::sum);
        }
    }

    /// Everything so far.
    public synchronized LoadSummary summary() {
        return new LoadSummary(sent, whole.getTotalCount(), notSent, failures, Latencies.of(whole));
    }

    /// What happened since the last call of this method: requests sent, and latencies of those
    /// answered.
    public synchronized Recent takeRecent() {
        Recent taken = new Recent(sent - sentBefore, Latencies.of(recent));
        sentBefore = sent;
        recent.reset();
        return taken;
    }

    /// A slice of a load: requests `sent` in it and the latencies of the answers that came in it.
    public record Recent(long sent, Latencies latencies) {}
}
