package io.tidemill.control.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.HistogramIterationValue;

/// How many requests took how long, in buckets that never change, and how long they took together.
///
/// @param counts one for each of [#BOUNDS], of requests that took at most so long and longer than
///   the bound before, and one more for what took longer than the last
/// @param seconds of all together
public record LatencyTotal(List<Long> counts, double seconds) {

    /// Upper bounds in seconds, inclusive: fine where online models answer, and up to the longest
    /// time that a request may take.
    public static final List<Double> BOUNDS =
            List.of(
                    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
                    30.0, 60.0, 180.0);

    private static final double MICROS_A_SECOND = 1e6;
    private static final double MILLIS_A_SECOND = 1e3;

    public LatencyTotal {
        counts = List.copyOf(counts);
    }

    /// A latency is known to 1 %, so one just above a bound may be counted below it.
    static LatencyTotal of(LatencyTally tally) {
        var histogram = LatencyTally.emptyHistogram();
        tally.addTo(histogram);
        var counts = new long[BOUNDS.size() + 1];
        for (HistogramIterationValue one : histogram.recordedValues()) {
            var micros = histogram.lowestEquivalentValue(one.getValueIteratedTo());
            counts[bucket(micros / MICROS_A_SECOND)] += one.getCountAddedInThisIterationStep();
        }
        return new LatencyTotal(
                IntStream.range(0, counts.length).mapToObj(i -> counts[i]).toList(),
                tally.bucket().sum() / MILLIS_A_SECOND);
    }

    LatencyTotal plus(LatencyTotal more) {
        var sums = new ArrayList<Long>(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            sums.add(counts.get(i) + more.counts.get(i));
        }
        return new LatencyTotal(sums, seconds + more.seconds);
    }

    private static int bucket(double seconds) {
        int bucket = 0;
        while (bucket < BOUNDS.size() && seconds > BOUNDS.get(bucket)) {
            bucket++;
        }
        return bucket;
    }
}
