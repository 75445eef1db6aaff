package io.tidemill.simulator;

import io.tidemill.engine.metric.Buckets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// The newest buckets of one series. A sample that is older than all of them, as after a clock was
/// set back far, empties it first.
final class MetricRing {
    private final Duration grain;
    private final double[] sums;
    private final long[] counts;
    private final double[] minima;
    private final double[] maxima;
    private long newest = Long.MIN_VALUE / 2;

    /// Room for `size` buckets of `grain`.
    MetricRing(Duration grain, int size) {
        this.grain = grain;
        this.sums = new double[size];
        this.counts = new long[size];
        this.minima = new double[size];
        this.maxima = new double[size];
    }

    void add(Instant at, double value) {
        long bucket = bucketOf(at);
        moveTo(bucket);
        var place = place(bucket);
        minima[place] = counts[place] == 0 ? value : Math.min(minima[place], value);
        maxima[place] = counts[place] == 0 ? value : Math.max(maxima[place], value);
        sums[place] += value;
        counts[place]++;
    }

    /// The buckets of `[from, to)`; those it does not hold are gaps. Both are multiples of the
    /// grain.
    Buckets between(Instant from, Instant to) {
        long first = bucketOf(from);
        int size = (int) (bucketOf(to) - first);
        var columns =
                new Buckets.Columns(
                        new double[size], new long[size], new double[size], new double[size]);
        for (int i = 0; i < size; i++) {
            if (holds(first + i)) {
                copy(place(first + i), i, columns);
            }
        }
        return Buckets.of(from, grain, columns);
    }

    private void copy(int place, int into, Buckets.Columns columns) {
        columns.sums()[into] = sums[place];
        columns.counts()[into] = counts[place];
        columns.minima()[into] = minima[place];
        columns.maxima()[into] = maxima[place];
    }

    private void moveTo(long bucket) {
        if (bucket > newest + counts.length || bucket <= newest - counts.length) {
            clear(0, counts.length);
            newest = bucket;
        }
        while (newest < bucket) {
            newest++;
            clear(place(newest), place(newest) + 1);
        }
    }

    private void clear(int from, int to) {
        Arrays.fill(sums, from, to, 0);
        Arrays.fill(counts, from, to, 0);
    }

    private boolean holds(long bucket) {
        return bucket <= newest && bucket > newest - counts.length;
    }

    private int place(long bucket) {
        return (int) Math.floorMod(bucket, (long) counts.length);
    }

    private long bucketOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), grain.toSeconds());
    }
}
