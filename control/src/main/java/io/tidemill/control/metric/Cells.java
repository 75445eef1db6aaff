package io.tidemill.control.metric;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Buckets.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// A row of buckets, packed. As long as none of them holds more than one sample, one number a
/// bucket tells all. Not safe for several threads.
public final class Cells {

    private static final double GAP = Double.NaN;

    private final double[] sums;

    // Empty while every bucket has one sample at most.
    private long[] counts = {};
    private double[] minima = {};
    private double[] maxima = {};
    private double[] lasts = {};

    /// As many gaps.
    public Cells(int length) {
        sums = new double[length];
        Arrays.fill(sums, GAP);
    }

    public int length() {
        return sums.length;
    }

    public boolean isGap(int index) {
        return Double.isNaN(sums[index]);
    }

    /// Whether some bucket holds more than one sample.
    public boolean isDetailed() {
        return counts.length > 0;
    }

    /// The bucket there, which must not be a gap.
    public Bucket get(int index) {
        return isDetailed()
                ? new Bucket(sums[index], counts[index], minima[index], maxima[index], lasts[index])
                : Bucket.of(sums[index]);
    }

    /// Adds the samples to those that are there.
    public void add(int index, Bucket bucket) {
        set(index, isGap(index) ? bucket : get(index).with(bucket));
    }

    /// The row as the engine reads it.
    ///
    /// @param start of the first bucket
    /// @param grain the length of each
    public Buckets toBuckets(Instant start, Duration grain) {
        var columns = columns(length());
        for (int i = 0; i < length(); i++) {
            write(i, columns, i);
        }
        return Buckets.adopting(start, grain, columns);
    }

    /// As many empty ones, to be written to from this row. What is the same number in all buckets
    /// of the row is one column.
    Columns columns(int size) {
        var sums = new double[size];
        return isDetailed()
                ? new Columns(sums, new long[size], new double[size], new double[size])
                : new Columns(sums, new long[size], sums, sums);
    }

    void clear(int index) {
        sums[index] = GAP;
    }

    /// Puts there what another row has at its own index.
    void copy(int index, Cells other, int source) {
        if (other.isGap(source)) {
            clear(index);
        } else {
            set(index, other.get(source));
        }
    }

    /// Writes the bucket into columns as the engine reads them; a gap leaves what is there.
    void write(int index, Columns columns, int target) {
        if (isGap(index)) {
            return;
        }
        columns.sums()[target] = sums[index];
        columns.counts()[target] = isDetailed() ? counts[index] : 1;
        columns.minima()[target] = isDetailed() ? minima[index] : sums[index];
        columns.maxima()[target] = isDetailed() ? maxima[index] : sums[index];
    }

    private void set(int index, Bucket bucket) {
        if (!isDetailed() && !bucket.isSingle()) {
            becomeDetailed();
        }
        sums[index] = bucket.sum();
        if (isDetailed()) {
            counts[index] = bucket.count();
            minima[index] = bucket.minimum();
            maxima[index] = bucket.maximum();
            lasts[index] = bucket.last();
        }
    }

    private void becomeDetailed() {
        counts = new long[sums.length];
        Arrays.fill(counts, 1);
        minima = sums.clone();
        maxima = sums.clone();
        lasts = sums.clone();
    }
}
