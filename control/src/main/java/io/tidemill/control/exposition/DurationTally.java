package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import io.tidemill.control.exposition.Family.Spread;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// How often something took how long. Any thread may add, without waiting for another.
final class DurationTally {
    /// Upper bounds in seconds, inclusive.
    static final List<Double> BOUNDS =
            List.of(0.0001, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0);

    private static final double NANOS_A_SECOND = 1e9;

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1L).toArray(LongAdder[]::new);
    private final LongAdder nanos = new LongAdder();

    void add(Duration taken) {
        var seconds = taken.toNanos() / NANOS_A_SECOND;
        var below = (int) BOUNDS.stream().filter(bound -> bound < seconds).count();
        counts[below].increment();
        nanos.add(taken.toNanos());
    }

    Stream<Spread> spread() {
        var sums = Arrays.stream(counts).map(LongAdder::sum).toList();
        return Stream.of(new Spread(Labels.EMPTY, sums, nanos.sum() / NANOS_A_SECOND));
    }
}
