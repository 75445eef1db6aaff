package io.tidemill.control.ingestion;

import io.tidemill.control.ingestion.ActiveSeries.Standing;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.engine.metric.MetricKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The one door through which points of others get into the metric store. It keeps the limits that
/// concern more than one point. Any thread may call it.
public final class MetricIntake {

    private final MetricStore store;
    private final int mostActive;
    private final ActiveSeries active;

    public MetricIntake(MetricStore store) {
        this(store, PointLimits.MOST_ACTIVE_SERIES);
    }

    /// @param mostActive series of one subscription that may have got a point in the last 12 h
    MetricIntake(MetricStore store, int mostActive) {
        this.store = store;
        this.mostActive = mostActive;
        active = new ActiveSeries(mostActive);
    }

    /// Keeps every point that it can.
    ///
    /// @return a sentence for each point that was not kept
    public List<String> take(List<CustomPoint> points, Instant now) {
        return points.stream().flatMap(point -> take(point, now).stream()).toList();
    }

    private Optional<String> take(CustomPoint point, Instant now) {
        var series = point.series();
        var standing = active.touch(series, now);
        if (standing == Standing.ONE_TOO_MANY) {
            return Optional.of(
                    "the subscription has %d time series that got a point in the last 12 hours, the most it may have"
                            .formatted(mostActive));
        }
        var objection = standing == Standing.NEW ? tooLong(series) : Optional.<String>empty();
        if (objection.isEmpty()) {
            store.add(series, point.at(), point.bucket());
            objection = standing == Standing.NEW ? notKept(series) : objection;
        }
        if (objection.isPresent()) {
            active.drop(series);
        }
        return objection;
    }

    private Optional<String> notKept(SeriesKey series) {
        return store.latest(series).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "%s has too many time series; %s is not kept"
                                .formatted(series.metric().resourceId(), series.dimensions()));
    }

    private Optional<String> tooLong(SeriesKey series) {
        var there = store.series(series.metric().resourceId());
        return there.contains(series) ? Optional.empty() : tooLong(series.metric(), there);
    }

    private static Optional<String> tooLong(MetricKey metric, List<SeriesKey> there) {
        var names =
                there.stream()
                        .map(SeriesKey::metric)
                        .filter(one -> !one.namespace().isEmpty() && !one.equals(metric))
                        .distinct()
                        .mapToInt(one -> bytes(one.name()))
                        .sum();
        return names + bytes(metric.name()) <= PointLimits.MOST_NAME_BYTES
                ? Optional.empty()
                : Optional.of(
                        "the names of all custom metrics of %s would have more than %d bytes together"
                                .formatted(metric.resourceId(), PointLimits.MOST_NAME_BYTES));
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
