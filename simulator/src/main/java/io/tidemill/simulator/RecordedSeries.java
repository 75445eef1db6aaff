package io.tidemill.simulator;

import io.tidemill.engine.metric.Buckets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/// The recorded samples of one metric for one combination of dimension values, packed. It grows by
/// `add` and belongs to one thread. Samples may come in any order and several at one time.
public final class RecordedSeries {
    /// The most buckets one series may span; 15 years of minutes.
    static final int MAXIMUM_BUCKETS = 8_000_000;

    private final RecordedMetric metric;
    private final Map<String, String> dimensions;
    private long[] seconds = new long[64];
    private double[] values = new double[64];
    private int size;

    public RecordedSeries(RecordedMetric metric, Map<String, String> dimensions) {
        this.metric = metric;
        this.dimensions = Map.copyOf(dimensions);
    }

    public RecordedMetric metric() {
        return metric;
    }

    public Map<String, String> dimensions() {
        return dimensions;
    }

    /// One raw sample whose interval starts at that second since 1970. A gap is not added.
    public void add(long epochSecond, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a sample is a number: " + value);
        }
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        seconds[size] = epochSecond;
        values[size] = value;
        size++;
    }

    /// Whether it has no sample at all.
    boolean isEmpty() {
        return size == 0;
    }

    /// Its samples in buckets of `grain`, each in the bucket that holds its start. There must be a
    /// sample.
    Buckets buckets(Duration grain) {
        var first = Long.MAX_VALUE;
        var last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            var bucket = Math.floorDiv(seconds[i], grain.toSeconds());
            first = Math.min(first, bucket);
            last = Math.max(last, bucket);
        }
        if (last - first >= MAXIMUM_BUCKETS) {
            throw new IllegalArgumentException(
                    "the samples of %s span more than %d buckets of %s"
                            .formatted(metric.name(), MAXIMUM_BUCKETS, grain));
        }
        return filled(first, (int) (last - first + 1), grain);
    }

    private Buckets filled(long first, int count, Duration grain) {
        var columns =
                new Buckets.Columns(
                        new double[count],
                        new long[count],
                        filled(count, Double.POSITIVE_INFINITY),
                        filled(count, Double.NEGATIVE_INFINITY));
        for (int i = 0; i < size; i++) {
            put(values[i], (int) (Math.floorDiv(seconds[i], grain.toSeconds()) - first), columns);
        }
        return Buckets.of(Instant.ofEpochSecond(first * grain.toSeconds()), grain, columns);
    }

    private static double[] filled(int count, double value) {
        var column = new double[count];
        Arrays.fill(column, value);
        return column;
    }

    private static void put(double value, int bucket, Buckets.Columns columns) {
        columns.sums()[bucket] += value;
        columns.counts()[bucket]++;
        columns.minima()[bucket] = Math.min(columns.minima()[bucket], value);
        columns.maxima()[bucket] = Math.max(columns.maxima()[bucket], value);
    }
}
