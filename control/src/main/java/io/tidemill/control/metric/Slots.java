package io.tidemill.control.metric;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// A time span in equal parts, filled from buckets that lie inside them. Not safe for several
/// threads.
final class Slots {

    private final long start;
    private final long length;
    private final double[] sums;
    private final long[] counts;
    private final double[] minima;
    private final double[] maxima;

    /// @param length whole seconds
    Slots(Instant start, Duration length, int size) {
        this.start = start.getEpochSecond();
        this.length = length.toSeconds();
        sums = new double[size];
        counts = new long[size];
        minima = new double[size];
        maxima = new double[size];
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
    }

    void add(Series series) {
        var buckets = series.buckets();
        long first = buckets.start().getEpochSecond();
        long step = buckets.grain().toSeconds();
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            long slot = Math.floorDiv(first + bucket * step - start, length);
            if (buckets.count(bucket) > 0 && slot >= 0 && slot < size()) {
                add(buckets, bucket, Math.toIntExact(slot));
            }
        }
    }

    private void add(Buckets buckets, int bucket, int slot) {
        sums[slot] += buckets.sum(bucket);
        counts[slot] += buckets.count(bucket);
        minima[slot] = Math.min(minima[slot], buckets.minimum(bucket));
        maxima[slot] = Math.max(maxima[slot], buckets.maximum(bucket));
    }

    int size() {
        return sums.length;
    }

    Instant start(int slot) {
        return Instant.ofEpochSecond(start + slot * length);
    }

    /// A slot into which nobody reported is empty, which is not zero.
    boolean isEmpty(int slot) {
        return counts[slot] == 0;
    }

    /// @param slot one that is not empty
    double value(Aggregation aggregation, int slot) {
        return switch (aggregation) {
            case AVERAGE -> sums[slot] / counts[slot];
            case COUNT -> counts[slot];
            case MAXIMUM -> maxima[slot];
            case MINIMUM -> minima[slot];
            case TOTAL -> sums[slot];
        };
    }
}
