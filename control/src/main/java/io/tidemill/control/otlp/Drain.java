package io.tidemill.control.otlp;

import io.tidemill.control.ingestion.CustomPoint;
import io.tidemill.control.ingestion.MetricIntake;
import io.tidemill.control.metric.Bucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Hands the values of data points to the intake. What it does not take is on the receipt.
record Drain(MetricIntake intake, Deltas deltas, Instant now, Receipt receipt) {

    /// Each in a metric beside the histogram's own, which is the mean.
    private static final List<Integer> PERCENTILES = List.of(50, 90, 95, 99);

    /// Keeps what came since the last total of the series, as soon as there was one.
    void keepSince(Place place, Total total) {
        deltas.delta(place.series(), new Deltas.Reading(place.start(), place.at(), total))
                .ifPresent(fresh -> keep(place, fresh));
    }

    void keep(Place place, Total value) {
        switch (value) {
            case Total.Counter(var number) -> keep(place, number);
            case Distribution spread ->
                    keep(place, spread, new Range(spread.lowest(), spread.highest()));
        }
    }

    private void keep(Place place, double value) {
        if (Double.isFinite(value)) {
            take(List.of(place.point(Bucket.of(value))));
        } else {
            receipt.reject(1, place.metric().name() + " = " + value + ", must be a finite number");
        }
    }

    /// The least and the greatest sample, if they are known.
    record Range(double minimum, double maximum) {

        boolean isFinite() {
            return Double.isFinite(minimum) && Double.isFinite(maximum);
        }
    }

    /// A histogram without samples is a gap.
    void keep(Place place, Distribution spread, Range range) {
        if (spread.count() <= 0) {
            return;
        }
        if (!Double.isFinite(spread.sum())) {
            receipt.reject(1, place.metric().name() + " has no finite sum");
            return;
        }
        var mean = spread.sum() / spread.count();
        var known = range.isFinite() ? range : new Range(mean, mean);
        var points = new ArrayList<CustomPoint>();
        points.add(
                place.point(
                        Bucket.summed(spread.sum(), spread.count(), known.minimum, known.maximum)));
        for (int percent : PERCENTILES) {
            var value = spread.percentile(percent / 100.0);
            if (Double.isFinite(value)) {
                points.add(place.point("_P" + percent, Bucket.of(value)));
            }
        }
        take(points);
    }

    private void take(List<CustomPoint> points) {
        var objections = intake.take(points, now);
        if (!objections.isEmpty()) {
            receipt.reject(1, objections.getFirst());
        }
    }
}
