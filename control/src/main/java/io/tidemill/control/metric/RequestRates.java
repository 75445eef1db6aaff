package io.tidemill.control.metric;

import io.tidemill.control.metric.RequestSlot.Split;
import io.tidemill.engine.metric.MetricKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The metric `RequestsPerMinute`, of endpoints and of deployments.
///
/// Its value is a rate, so a threshold on its average means the same at every grain. A minute has
/// one row whose value is the number of its requests. A bucket of ten seconds has one row too, of
/// the number of its requests times six: 20 requests in ten seconds are 120 a minute.
///
/// The metric is kept at several levels of detail, each a count of its own: an average over rows of
/// different status codes would be too low. A series that had requests within the last hour and a
/// deployment that exists say 0 when idle. A minute that was not watched from its beginning is left
/// out.
final class RequestRates {

    private static final String METRIC = "RequestsPerMinute";
    private static final long SPANS_A_MINUTE =
            Resolution.MINUTE.length().dividedBy(Resolution.TEN_SECONDS.length());
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final MetricStore store;
    private final Map<SeriesKey, Instant> lastSeen = new HashMap<>();
    private final Map<SeriesKey, Long> minute = new HashMap<>();
    private int spansOfMinute;

    RequestRates(MetricStore store) {
        this.store = store;
    }

    /// @param start of the span; spans come in order
    void collect(Instant start, RequestSlot slot, List<ServedEndpoint> existing) {
        if (start.equals(minuteOf(start))) {
            minute.clear();
            spansOfMinute = 0;
        }
        spansOfMinute++;
        var counts = counts(start, slot, existing);
        counts.forEach((key, count) -> addSpan(key, start, count));
        if (minuteOf(start.plus(Resolution.TEN_SECONDS.length())).isAfter(start)) {
            addMinute(minuteOf(start));
        }
    }

    private void addSpan(SeriesKey key, Instant start, long count) {
        minute.merge(key, count, Long::sum);
        store.add(key, Resolution.TEN_SECONDS, start, Bucket.of((double) count * SPANS_A_MINUTE));
    }

    private void addMinute(Instant start) {
        if (spansOfMinute == SPANS_A_MINUTE) {
            minute.forEach((key, count) ->
                    store.add(key, Resolution.MINUTE, start, Bucket.of((double) count)));
        }
    }

    private Map<SeriesKey, Long> counts(
            Instant start, RequestSlot slot, List<ServedEndpoint> existing) {
        var counts = new HashMap<SeriesKey, Long>();
        slot.counts.forEach((split, count) ->
                series(split).forEach(key -> counts.merge(key, count.sum(), Long::sum)));
        counts.keySet().forEach(key -> lastSeen.put(key, start));
        lastSeen.values().removeIf(seen -> seen.isBefore(start.minus(REMEMBERED)));
        var alive = metrics(existing);
        lastSeen.keySet().removeIf(key -> !alive.contains(key.metric()));
        lastSeen.keySet().forEach(key -> counts.putIfAbsent(key, 0L));
        existing.stream().flatMap(RequestRates::idle).forEach(key -> counts.putIfAbsent(key, 0L));
        return counts;
    }

    private static Set<MetricKey> metrics(List<ServedEndpoint> existing) {
        return existing.stream()
                .flatMap(RequestRates::idle)
                .map(SeriesKey::metric)
                .collect(Collectors.toSet());
    }

    /// The series that exist even if nobody ever called.
    private static Stream<SeriesKey> idle(ServedEndpoint endpoint) {
        var deployments =
                endpoint.deployments().stream()
                        .flatMap(name ->
                                Stream.of(
                                        of(endpoint.id(), Map.of("deployment", name)),
                                        of(deploymentId(endpoint.id(), name), Map.of())));
        return Stream.concat(Stream.of(of(endpoint.id(), Map.of())), deployments);
    }

    /// All series that a request is counted in.
    private static Stream<SeriesKey> series(Split split) {
        var endpoint = levels(split).map(level -> of(split.endpointId(), level));
        if (split.deployment().isEmpty()) {
            return endpoint;
        }
        var id = deploymentId(split.endpointId(), split.deployment());
        var code = Map.of("envoy_response_code", Integer.toString(split.status()));
        return Stream.concat(endpoint, Stream.of(of(id, Map.of()), of(id, code)));
    }

    /// The dimensions of an endpoint's series: none, each of them, each together with the
    /// deployment, all.
    private static Stream<Map<String, String>> levels(Split split) {
        var status = Map.of("statusCode", Integer.toString(split.status()));
        var statusClass = Map.of("statusCodeClass", split.status() / 100 + "xx");
        var model = Map.of("modelStatusCode", modelStatus(split));
        var codes = List.of(status, statusClass, model);
        var single = Stream.concat(Stream.of(Map.<String, String>of()), codes.stream());
        if (split.deployment().isEmpty()) {
            return single;
        }
        var deployment = Map.of("deployment", split.deployment());
        var paired = codes.stream().map(code -> union(deployment, code));
        var all = union(deployment, union(status, union(statusClass, model)));
        return Stream.of(single, Stream.of(deployment), paired, Stream.of(all))
                .flatMap(levels -> levels);
    }

    private static String modelStatus(Split split) {
        return split.modelStatus() == 0 ? "none" : Integer.toString(split.modelStatus());
    }

    private static Map<String, String> union(Map<String, String> one, Map<String, String> two) {
        var both = new HashMap<>(one);
        both.putAll(two);
        return both;
    }

    static String deploymentId(String endpointId, String deployment) {
        return endpointId + "/deployments/" + deployment;
    }

    private static SeriesKey of(String resource, Map<String, String> dimensions) {
        return SeriesKey.of(resource, METRIC, dimensions);
    }

    private static Instant minuteOf(Instant at) {
        return Resolution.MINUTE.start(Resolution.MINUTE.slot(at));
    }
}
