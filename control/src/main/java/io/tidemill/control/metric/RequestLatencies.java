package io.tidemill.control.metric;

import io.tidemill.control.metric.RequestSlot.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// The metrics `RequestLatency` and `RequestLatency_P50` to `_P99`, in milliseconds.
///
/// The mean is kept as sum and count of single requests, so it is true at every grain. A percentile
/// is taken of each ten seconds and of each minute by itself; over longer grains these are
/// averaged, as Azure does. No request, no value.
final class RequestLatencies {

    private static final List<Integer> PERCENTILES = List.of(50, 90, 95, 99);
    private static final double MICROS_A_MILLI = 1e3;

    private final MetricStore store;

    /// What the minute has brought so far, by the series that it belongs to.
    private final Map<Place, Histogram> minute = new HashMap<>();

    RequestLatencies(MetricStore store) {
        this.store = store;
    }

    /// @param start of the span; spans come in order
    void collect(Instant start, RequestSlot slot) {
        var span = new HashMap<Place, Histogram>();
        slot.latencies.forEach((place, tally) -> {
            addMean(place, start, tally.bucket());
            tally.addTo(histogram(span, place));
            tally.addTo(histogram(span, new Place(place.endpointId(), "")));
        });
        span.forEach((place, one) -> histogram(minute, place).add(one));
        addPercentiles(span, Resolution.TEN_SECONDS, start);
        var end = start.plus(Resolution.TEN_SECONDS.length());
        if (Resolution.MINUTE.slot(end) != Resolution.MINUTE.slot(start)) {
            addPercentiles(minute, Resolution.MINUTE, start);
            minute.clear();
        }
    }

    private void addMean(Place place, Instant start, Bucket bucket) {
        var dimensions = Map.of("deployment", place.deployment());
        store.add(SeriesKey.of(place.endpointId(), "RequestLatency", dimensions), start, bucket);
    }

    private void addPercentiles(Map<Place, Histogram> seen, Resolution resolution, Instant at) {
        seen.forEach((place, histogram) ->
                PERCENTILES.forEach(percentile -> {
                    var micros = histogram.getValueAtPercentile(percentile);
                    var bucket = Bucket.of(micros / MICROS_A_MILLI);
                    series(place, "RequestLatency_P" + percentile)
                            .forEach(key -> store.add(key, resolution, at, bucket));
                }));
    }

    /// Those of all deployments together are the endpoint's alone; those of one are the endpoint's
    /// and its own.
    private static List<SeriesKey> series(Place place, String metric) {
        var endpoint = place.endpointId();
        var deployment = place.deployment();
        if (deployment.isEmpty()) {
            return List.of(SeriesKey.of(endpoint, metric, Map.of()));
        }
        var own = RequestRates.deploymentId(endpoint, deployment);
        return List.of(
                SeriesKey.of(endpoint, metric, Map.of("deployment", deployment)),
                SeriesKey.of(own, metric, Map.of()));
    }

    private static Histogram histogram(Map<Place, Histogram> histograms, Place place) {
        return histograms.computeIfAbsent(place, _ -> LatencyTally.emptyHistogram());
    }
}
