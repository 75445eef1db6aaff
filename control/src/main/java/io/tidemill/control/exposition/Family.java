package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A family in the making.
///
/// @param name with its unit at the end, without `_total`
/// @param help one sentence for people
record Family(String name, String help) {

    /// One number of a family.
    record Point(Labels labels, double value) {
        Point(double value) {
            this(Labels.EMPTY, value);
        }

        /// A count; above 2⁵³ it is known roughly.
        static Point of(Labels labels, long count) {
            return new Point(labels, (double) count);
        }
    }

    /// One histogram of a family.
    ///
    /// @param counts one for each bound, and one more for what lies above the last
    record Spread(Labels labels, List<Long> counts, double sum) {
        Spread {
            counts = List.copyOf(counts);
        }
    }

    MetricSnapshot gauge(double value) {
        return gauge(Stream.of(new Point(value)));
    }

    MetricSnapshot gauge(Stream<Point> points) {
        var snapshot = GaugeSnapshot.builder().name(name).help(help);
        points.forEach(point ->
                snapshot.dataPoint(
                        GaugeDataPointSnapshot.builder()
                                .labels(point.labels())
                                .value(point.value())
                                .build()));
        return snapshot.build();
    }

    MetricSnapshot counter(double value) {
        return counter(Stream.of(new Point(value)));
    }

    MetricSnapshot counter(Stream<Point> points) {
        var snapshot = CounterSnapshot.builder().name(name).help(help);
        points.forEach(point ->
                snapshot.dataPoint(
                        CounterDataPointSnapshot.builder()
                                .labels(point.labels())
                                .value(point.value())
                                .build()));
        return snapshot.build();
    }

    /// @param bounds the upper ones, inclusive, without infinity
    MetricSnapshot histogram(List<Double> bounds, Stream<Spread> spreads) {
        var all = new ArrayList<>(bounds);
        all.add(Double.POSITIVE_INFINITY);
        var snapshot = HistogramSnapshot.builder().name(name).help(help);
        spreads.forEach(spread ->
                snapshot.dataPoint(
                        HistogramDataPointSnapshot.builder()
                                .labels(spread.labels())
                                .classicHistogramBuckets(
                                        ClassicHistogramBuckets.of(all, spread.counts()))
                                .sum(spread.sum())
                                .build()));
        return snapshot.build();
    }
}
