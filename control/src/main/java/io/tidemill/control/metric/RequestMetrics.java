package io.tidemill.control.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Makes metrics of requests and connections.
///
/// Threads that serve requests only add numbers up here, without locks. One other thread calls
/// [#collect] about every second, which turns each span of ten seconds that has ended into buckets
/// of the metric store. Endpoints that exist and are idle get zeros for what can be counted;
/// latencies of no request are no value at all. When nobody collected for a while, as on a computer
/// that slept, there is a gap.
public final class RequestMetrics {

    /// How long after its end a span may still be added to by a thread that was held up.
    private static final Duration GRACE = Duration.ofMillis(200);

    /// After more than a minute without a look, or when the clock was set, counting starts anew.
    private static final long MOST_MISSED = 6;

    private static final Resolution SPAN = Resolution.TEN_SECONDS;

    private final Supplier<List<ServedEndpoint>> endpoints;
    private final MinuteSamples traffic;
    private final RequestRates rates;
    private final RequestLatencies latencies;
    private final RequestTotals totals = new RequestTotals();
    private final Map<Long, RequestSlot> open = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> connected = new ConcurrentHashMap<>();

    /// The first span that was not turned into buckets yet. Written by the collecting thread alone.
    private volatile long next;

    /// @param endpoints those that exist at this moment
    /// @param now spans before this moment were not watched
    public RequestMetrics(
            MetricStore store, Supplier<List<ServedEndpoint>> endpoints, Instant now) {
        this.endpoints = endpoints;
        this.traffic = MinuteSamples.spread(store);
        this.rates = new RequestRates(store);
        this.latencies = new RequestLatencies(store);
        this.next = SPAN.slot(now) + 1;
    }

    public void finished(FinishedRequest request) {
        slot(request.at()).add(request);
    }

    /// A client opened a connection, or used one for the endpoint for the first time.
    public void connectionOpened(String endpointId, Instant at) {
        connected.computeIfAbsent(endpointId, _ -> new LongAdder()).increment();
        slot(at).addConnection(endpointId);
    }

    /// A connection that was told by [#connectionOpened] is gone.
    public void connectionClosed(String endpointId) {
        connected.computeIfAbsent(endpointId, _ -> new LongAdder()).decrement();
    }

    /// What the requests of all spans that were collected add up to.
    public RequestTotals totals() {
        return totals;
    }

    /// Turns what has ended into buckets. Not to be called by two threads at once.
    public void collect(Instant now) {
        var end = SPAN.slot(now.minus(GRACE));
        if (Math.abs(end - next) > MOST_MISSED) {
            next = end - 1;
        }
        open.keySet().removeIf(slot -> slot < next || slot > end + MOST_MISSED);
        while (next < end) {
            var slot = next;
            next = slot + 1;
            var seen = open.remove(slot);
            collect(SPAN.start(slot), seen == null ? new RequestSlot() : seen);
        }
    }

    private void collect(Instant start, RequestSlot slot) {
        var existing = endpoints.get();
        rates.collect(start, slot, existing);
        latencies.collect(start, slot);
        totals.collect(slot, existing);
        existing.forEach(endpoint -> collectTraffic(start, slot, endpoint.id()));
        traffic.turnTo(start.plus(SPAN.length()));
    }

    private void collectTraffic(Instant start, RequestSlot slot, String endpoint) {
        add(endpoint, "ConnectionsActive", start, sum(connected, endpoint));
        add(endpoint, "NewConnectionsPerSecond", start, aSecond(slot.connections, endpoint));
        add(endpoint, "NetworkBytes", start, aSecond(slot.bytes, endpoint));
    }

    private void add(String endpoint, String metric, Instant start, double value) {
        traffic.add(SeriesKey.of(endpoint, metric, Map.of()), start, value);
    }

    /// A request that is told late is counted in the oldest span that is still open.
    private RequestSlot slot(Instant at) {
        return open.computeIfAbsent(Math.max(SPAN.slot(at), next), _ -> new RequestSlot());
    }

    private static double aSecond(Map<String, LongAdder> sums, String endpoint) {
        return sum(sums, endpoint) / SPAN.length().toSeconds();
    }

    private static double sum(Map<String, LongAdder> sums, String endpoint) {
        var sum = sums.get(endpoint);
        return sum == null ? 0 : sum.sum();
    }
}
