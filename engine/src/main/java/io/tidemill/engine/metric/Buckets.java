package io.tidemill.engine.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A run of equally long, adjacent buckets, each the sum, count, minimum and maximum of the raw
/// samples that fell into it.
///
/// Bucket `i` covers `[start + i * grain, start + (i + 1) * grain)`. A bucket without samples has
/// count 0: it is a gap, not a zero. An average is never kept, it is always sum ÷ count. The arrays
/// are packed and never change, so a part of the run can look at the same ones.
public final class Buckets {
    private final long startSecond;
    private final long grainSeconds;
    private final int offset;
    private final int size;
    private final double[] sums;
    private final long[] counts;
    private final double[] minima;
    private final double[] maxima;

    private Buckets(long startSecond, long grainSeconds, Columns columns) {
        this.startSecond = startSecond;
        this.grainSeconds = grainSeconds;
        this.offset = 0;
        this.size = columns.sums().length;
        this.sums = columns.sums();
        this.counts = columns.counts();
        this.minima = columns.minima();
        this.maxima = columns.maxima();
    }

    /// `size` of these from the bucket `first` on.
    private Buckets(Buckets whole, int first, int size) {
        this.startSecond = whole.startSecond + first * whole.grainSeconds;
        this.grainSeconds = whole.grainSeconds;
        this.offset = whole.offset + first;
        this.size = size;
        this.sums = whole.sums;
        this.counts = whole.counts;
        this.minima = whole.minima;
        this.maxima = whole.maxima;
    }

    /// The four numbers of each bucket, side by side; all of one length. What a minimum or maximum
    /// says where the count is 0 is ignored.
    @SuppressWarnings(
            "ArrayRecordComponent") // a carrier for those who make buckets; never compared
    public record Columns(double[] sums, long[] counts, double[] minima, double[] maxima) {
        public Columns {
            if (counts.length != sums.length
                    || minima.length != sums.length
                    || maxima.length != sums.length) {
                throw new IllegalArgumentException("columns of different lengths");
            }
        }

        /// As many columns of empty buckets, ready to be added to.
        static Columns empty(int size) {
            var columns =
                    new Columns(
                            new double[size], new long[size], new double[size], new double[size]);
            Arrays.fill(columns.minima, Double.POSITIVE_INFINITY);
            Arrays.fill(columns.maxima, Double.NEGATIVE_INFINITY);
            return columns;
        }

        Columns copy() {
            return new Columns(sums.clone(), counts.clone(), minima.clone(), maxima.clone());
        }
    }

    /// Buckets as they were recorded. The start must be a multiple of the grain (in UTC).
    public static Buckets of(Instant start, Duration grain, Columns columns) {
        return adopting(start, grain, columns.copy());
    }

    /// The same without a copy, for who reads often: nobody may write to the columns any more.
    public static Buckets adopting(Instant start, Duration grain, Columns columns) {
        if (!grain.equals(Duration.ofSeconds(grain.toSeconds())) || grain.toSeconds() < 1) {
            throw new IllegalArgumentException("buckets last whole seconds, not " + grain);
        }
        if (start.getNano() != 0 || Math.floorMod(start.getEpochSecond(), grain.toSeconds()) != 0) {
            throw new IllegalArgumentException("buckets of " + grain + " cannot start at " + start);
        }
        return new Buckets(start.getEpochSecond(), grain.toSeconds(), columns);
    }

    /// Buckets with one raw sample each; `NaN` makes a gap.
    public static Buckets ofSamples(Instant start, Duration grain, double... samples) {
        var counts =
                Arrays.stream(samples).mapToLong(sample -> Double.isNaN(sample) ? 0 : 1).toArray();
        return of(start, grain, new Columns(samples, counts, samples, samples));
    }

    /// The buckets of `[from, to)` at `grain`, each merged from all the buckets of `parts` that lie
    /// inside it; the grain of each part must divide it. A bucket that the window holds only in
    /// part is left out.
    public static Buckets merge(List<Buckets> parts, Instant from, Instant to, Duration grain) {
        long seconds = grain.toSeconds();
        long first = Math.ceilDiv(from.getEpochSecond(), seconds) * seconds;
        long size = Math.max(0, Math.floorDiv(to.getEpochSecond() - first, seconds));
        var merged = new Buckets(first, seconds, Columns.empty(Math.toIntExact(size)));
        parts.forEach(merged::add);
        return merged;
    }

    /// Those of these buckets that lie wholly in `[from, to)`. Nothing is copied.
    public Buckets within(Instant from, Instant to) {
        int first = place(Math.ceilDiv(from.getEpochSecond() - startSecond, grainSeconds));
        int end = place(Math.floorDiv(to.getEpochSecond() - startSecond, grainSeconds));
        return new Buckets(this, first, Math.max(0, end - first));
    }

    private int place(long bucket) {
        return Math.clamp(bucket, 0, size);
    }

    public boolean hasGrain(Duration grain) {
        return grain.getSeconds() == grainSeconds && grain.getNano() == 0;
    }

    /// Only while merging, before anybody else sees this.
    private void add(Buckets part) {
        if (grainSeconds % part.grainSeconds != 0) {
            throw new IllegalArgumentException(part.grain() + " does not divide " + grain());
        }
        long end = startSecond + size * grainSeconds;
        int bucket = part.place(Math.ceilDiv(startSecond - part.startSecond, part.grainSeconds));
        for (;
                bucket < part.size && part.startSecond + bucket * part.grainSeconds < end;
                bucket++) {
            if (part.count(bucket) > 0) {
                add(part, bucket);
            }
        }
    }

    private void add(Buckets part, int bucket) {
        int into =
                (int)
                        ((part.startSecond + bucket * part.grainSeconds - startSecond)
                                / grainSeconds);
        sums[into] += part.sum(bucket);
        counts[into] += part.count(bucket);
        minima[into] = Math.min(minima[into], part.minimum(bucket));
        maxima[into] = Math.max(maxima[into], part.maximum(bucket));
    }

    public int size() {
        return size;
    }

    public Instant start() {
        return Instant.ofEpochSecond(startSecond);
    }

    public Duration grain() {
        return Duration.ofSeconds(grainSeconds);
    }

    public double sum(int bucket) {
        return sums[at(bucket)];
    }

    public long count(int bucket) {
        return counts[at(bucket)];
    }

    public double minimum(int bucket) {
        return minima[at(bucket)];
    }

    public double maximum(int bucket) {
        return maxima[at(bucket)];
    }

    private int at(int bucket) {
        return offset + Objects.checkIndex(bucket, size);
    }
}
