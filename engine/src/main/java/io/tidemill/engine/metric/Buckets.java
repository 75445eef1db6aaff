package io.tidemill.engine.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// A run of equally long, adjacent buckets, each the sum, count, minimum and maximum of the raw
/// samples that fell into it.
///
/// Bucket `i` covers `[start + i * grain, start + (i + 1) * grain)`. A bucket without samples has
/// count 0: it is a gap, not a zero. An average is never kept, it is always sum ÷ count. The arrays
/// are packed and never change.
public final class Buckets {
    private final long startSecond;
    private final long grainSeconds;
    private final double[] sums;
    private final long[] counts;
    private final double[] minima;
    private final double[] maxima;

    private Buckets(Instant start, Duration grain, Columns columns) {
        if (!grain.equals(Duration.ofSeconds(grain.toSeconds()))
                || grain.toSeconds() < 1
                || start.getNano() != 0) {
            throw new IllegalArgumentException(
                    "buckets start and last whole seconds: " + start + ", " + grain);
        }
        if (Math.floorMod(start.getEpochSecond(), grain.toSeconds()) != 0) {
            throw new IllegalArgumentException("buckets of " + grain + " cannot start at " + start);
        }
        this.startSecond = start.getEpochSecond();
        this.grainSeconds = grain.toSeconds();
        this.sums = columns.sums().clone();
        this.counts = columns.counts().clone();
        this.minima = columns.minima().clone();
        this.maxima = columns.maxima().clone();
    }

    /// The four numbers of each bucket, side by side; all of one length. What a minimum or maximum
    /// says where the count is 0 is ignored.
    @SuppressWarnings(
            "ArrayRecordComponent") // a carrier for the constructor, which copies; never compared
    public record Columns(double[] sums, long[] counts, double[] minima, double[] maxima) {
        public Columns {
            if (counts.length != sums.length
                    || minima.length != sums.length
                    || maxima.length != sums.length) {
                throw new IllegalArgumentException("columns of different lengths");
            }
        }
    }

    /// Buckets as they were recorded. The start must be a multiple of the grain (in UTC).
    public static Buckets of(Instant start, Duration grain, Columns columns) {
        return new Buckets(start, grain, columns);
    }

    /// Buckets with one raw sample each; `NaN` makes a gap.
    public static Buckets ofSamples(Instant start, Duration grain, double... samples) {
        var counts =
                Arrays.stream(samples).mapToLong(sample -> Double.isNaN(sample) ? 0 : 1).toArray();
        return new Buckets(start, grain, new Columns(samples, counts, samples, samples));
    }

    public int size() {
        return sums.length;
    }

    public Instant start() {
        return Instant.ofEpochSecond(startSecond);
    }

    public Duration grain() {
        return Duration.ofSeconds(grainSeconds);
    }

    public double sum(int bucket) {
        return sums[bucket];
    }

    public long count(int bucket) {
        return counts[bucket];
    }

    public double minimum(int bucket) {
        return minima[bucket];
    }

    public double maximum(int bucket) {
        return maxima[bucket];
    }
}
