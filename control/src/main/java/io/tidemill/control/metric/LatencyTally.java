package io.tidemill.control.metric;

import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// The latencies of some requests, in the making: threads add without waiting for each other.
final class LatencyTally {

    /// Microseconds to two digits: an error of at most 1 % in some 20 KB.
    private static final int DIGITS = 2;

    private static final double NANOS_A_MILLI = 1e6;

    private final LongAdder nanos = new LongAdder();
    private final LongAdder count = new LongAdder();
    private final LongAccumulator least = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator most = new LongAccumulator(Math::max, 0);
    private volatile long last;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);

    void add(Duration latency) {
        var taken = Math.max(0, latency.toNanos());
        nanos.add(taken);
        count.increment();
        least.accumulate(taken);
        most.accumulate(taken);
        last = taken;
        micros.recordValue(taken / 1000);
    }

    /// The true sum, count, minimum, maximum and last in milliseconds.
    Bucket bucket() {
        return new Bucket(
                nanos.sum() / NANOS_A_MILLI,
                count.sum(),
                least.get() / NANOS_A_MILLI,
                most.get() / NANOS_A_MILLI,
                last / NANOS_A_MILLI);
    }

    void addTo(Histogram other) {
        other.add(micros);
    }

    static Histogram emptyHistogram() {
        return new Histogram(DIGITS);
    }
}
