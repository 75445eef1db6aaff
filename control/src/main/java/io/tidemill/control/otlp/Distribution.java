package io.tidemill.control.otlp;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint.Buckets;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// How many samples lie between which bounds. Bucket `i` holds those in `(bound i-1, bound i]`; the
/// last one, those above the last bound.
final class Distribution implements Total {

    /// Histograms of SDKs have up to 160.
    static final int MOST_BUCKETS = 1_000;

    private final double sum;
    private final double[] bounds;
    private final long[] counts;

    /// @param bounds in ascending order
    /// @param counts one more than bounds
    Distribution(double sum, List<Double> bounds, List<Long> counts) {
        this.sum = sum;
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        this.counts = counts.stream().mapToLong(Long::longValue).toArray();
    }

    private Distribution(double sum, double[] bounds, long[] counts) {
        this.sum = sum;
        this.bounds = bounds;
        this.counts = counts;
    }

    /// Empty when the point has not one count more than bounds, or too many. Without either it has
    /// one bucket.
    static Optional<Distribution> of(HistogramDataPoint point) {
        var bounds = point.getExplicitBoundsList();
        var counts =
                bounds.isEmpty() && point.getBucketCountsList().isEmpty()
                        ? List.of(point.getCount())
                        : point.getBucketCountsList();
        return counts.size() == bounds.size() + 1 && counts.size() <= MOST_BUCKETS
                ? Optional.of(new Distribution(sum(point.hasSum(), point.getSum()), bounds, counts))
                : Optional.empty();
    }

    /// Bucket `i` of the positive ones holds samples in `(base^(offset+i), base^(offset+i+1)]` with
    /// `base = 2^(2^-scale)`; the negative ones are their mirror image, with a bucket around zero
    /// between them. Empty when there are too many.
    static Optional<Distribution> of(ExponentialHistogramDataPoint point) {
        if (point.getPositive().getBucketCountsCount() + point.getNegative().getBucketCountsCount()
                > MOST_BUCKETS) {
            return Optional.empty();
        }
        var bounds = new ArrayList<Double>();
        var counts = new ArrayList<Long>();
        edges(point.getScale(), point.getNegative()).reversed().forEach(edge -> bounds.add(-edge));
        counts.addAll(point.getNegative().getBucketCountsList().reversed());
        if (!counts.isEmpty()) {
            counts.addFirst(0L);
        }
        Collections.addAll(bounds, -point.getZeroThreshold(), point.getZeroThreshold());
        Collections.addAll(counts, 0L, point.getZeroCount(), 0L);
        bounds.addAll(edges(point.getScale(), point.getPositive()));
        if (point.getPositive().getBucketCountsCount() > 0) {
            counts.addAll(point.getPositive().getBucketCountsList());
            counts.add(0L);
        }
        return Optional.of(new Distribution(sum(point.hasSum(), point.getSum()), bounds, counts));
    }

    /// Without a sum there is no mean.
    private static double sum(boolean isTold, double sum) {
        return isTold ? sum : Double.NaN;
    }

    private static List<Double> edges(int scale, Buckets buckets) {
        var edges = new ArrayList<Double>();
        for (int i = 0;
                buckets.getBucketCountsCount() > 0 && i <= buckets.getBucketCountsCount();
                i++) {
            edges.add(Math.pow(2, Math.scalb((double) buckets.getOffset() + i, -scale)));
        }
        return edges;
    }

    double sum() {
        return sum;
    }

    long count() {
        return Arrays.stream(counts).sum();
    }

    /// The lowest that a sample can have been; of the lowest bucket, its only bound.
    double lowest() {
        int first = 0;
        while (first < bounds.length && counts[first] == 0) {
            first++;
        }
        return bound(first - 1);
    }

    /// The highest that a sample can have been; of the highest bucket, its only bound.
    double highest() {
        int last = bounds.length;
        while (last > 0 && counts[last] == 0) {
            last--;
        }
        return bound(last);
    }

    /// The value below which that part of the samples lies, if they are spread evenly inside each
    /// bucket: of 4 samples in `(10, 20]`, the 50th percentile is 15.
    ///
    /// @param part 0 to 1; there must be samples
    double percentile(double part) {
        double rank = part * count();
        long below = 0;
        int bucket = 0;
        while (bucket < bounds.length && below + counts[bucket] < rank) {
            below += counts[bucket++];
        }
        double low = bound(bucket - 1);
        double share = counts[bucket] == 0 ? 0 : (rank - below) / counts[bucket];
        return low + (bound(bucket) - low) * share;
    }

    /// Beyond the outermost bounds nothing is known: below the first one samples are taken to lie
    /// above zero, where it does, and else at it; above the last one, at it.
    private double bound(int index) {
        if (bounds.length == 0) {
            return sum / count();
        }
        if (index < 0) {
            return Math.min(0, bounds[0]);
        }
        return bounds[Math.min(index, bounds.length - 1)];
    }

    /// Bounds may have become more, or fewer where several buckets were put together; what lay in
    /// each of the new ones is taken out of it.
    @Override
    public Optional<Total> since(Total before) {
        return before instanceof Distribution earlier ? since(earlier) : Optional.empty();
    }

    private Optional<Total> since(Distribution earlier) {
        var fresh = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double low = i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1];
            double high = i == bounds.length ? Double.POSITIVE_INFINITY : bounds[i];
            fresh[i] = counts[i] - earlier.between(low, high);
            if (fresh[i] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Distribution(sum - earlier.sum, bounds, fresh));
    }

    /// How many samples are in buckets that end in `(low, high]`.
    private long between(double low, double high) {
        long many = 0;
        for (int i = 0; i < counts.length; i++) {
            double end = i == bounds.length ? Double.POSITIVE_INFINITY : bounds[i];
            many += end > low && end <= high ? counts[i] : 0;
        }
        return many;
    }
}
