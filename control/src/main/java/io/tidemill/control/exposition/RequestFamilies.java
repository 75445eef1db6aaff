package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tidemill.control.exposition.Family.Point;
import io.tidemill.control.exposition.Family.Spread;
import io.tidemill.control.metric.LatencyTotal;
import io.tidemill.control.metric.RequestTotals;
import io.tidemill.control.metric.RequestTotals.Totals;
import java.time.Instant;
import java.util.List;

/// What the gateway served: requests, how long they took, and bytes. A request shows at most about
/// ten seconds after its end.
///
/// @param totals of the requests so far
public record RequestFamilies(RequestTotals totals) implements Exposed {
    private static final Family REQUESTS =
            new Family(
                    "tidemill_requests",
                    "Requests to endpoints, by the class of their status code; no deployment: refused before one was chosen.");
    private static final Family LATENCY =
            new Family(
                    "tidemill_request_duration_seconds",
                    "Time from the arrival of a request at the gateway to the end of its answer.");
    private static final Family BYTES =
            new Family(
                    "tidemill_request_body_bytes",
                    "Bytes in the bodies of requests and their answers.");

    @Override
    public List<MetricSnapshot> families(Instant now) {
        var seen = totals.totals();
        return List.of(requests(seen), latencies(seen), bytes(seen));
    }

    private static MetricSnapshot requests(Totals seen) {
        return REQUESTS.counter(
                seen.requests().entrySet().stream()
                        .map(entry -> {
                            var kind = entry.getKey();
                            var labels =
                                    Names.labels(kind.endpointId(), kind.deployment())
                                            .add("code", kind.statusClass() + "xx");
                            return Point.of(labels, entry.getValue());
                        }));
    }

    private static MetricSnapshot latencies(Totals seen) {
        return LATENCY.histogram(
                LatencyTotal.BOUNDS,
                seen.latencies().entrySet().stream()
                        .map(entry ->
                                new Spread(
                                        Names.labels(
                                                entry.getKey().endpointId(),
                                                entry.getKey().deployment()),
                                        entry.getValue().counts(),
                                        entry.getValue().seconds())));
    }

    private static MetricSnapshot bytes(Totals seen) {
        return BYTES.counter(
                seen.bytes().entrySet().stream()
                        .map(entry ->
                                Point.of(
                                        Labels.of("endpoint", Names.last(entry.getKey())),
                                        entry.getValue())));
    }
}
