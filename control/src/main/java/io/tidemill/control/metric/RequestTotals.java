package io.tidemill.control.metric;

import io.tidemill.control.metric.RequestSlot.Place;
import io.tidemill.control.metric.RequestSlot.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// What the requests since the start add up to, for whoever reads counters from time to time.
///
/// One thread adds, each span of ten seconds after its end, so that serving a request costs nothing
/// more than it did; any thread may read. The totals of what is gone are forgotten: there are never
/// more than there are endpoints and deployments.
public final class RequestTotals {

    private volatile Totals totals = new Totals(Map.of(), Map.of(), Map.of());

    /// Requests of one kind.
    ///
    /// @param deployment name, or empty text where none was asked
    /// @param statusClass from 1 for `1xx` to 5 for `5xx`
    public record Kind(String endpointId, String deployment, int statusClass) {}

    /// The totals of one moment.
    ///
    /// @param requests by their kind
    /// @param latencies by their place, of requests that reached a deployment
    /// @param bytes of both bodies, by the endpoint's id
    public record Totals(
            Map<Kind, Long> requests, Map<Where, LatencyTotal> latencies, Map<String, Long> bytes) {

        public Totals {
            requests = Map.copyOf(requests);
            latencies = Map.copyOf(latencies);
            bytes = Map.copyOf(bytes);
        }
    }

    /// A deployment, by the id of its endpoint and its own name.
    public record Where(String endpointId, String deployment) {}

    public Totals totals() {
        return totals;
    }

    /// Adds what a span brought, and forgets what does not exist any more.
    void collect(RequestSlot slot, List<ServedEndpoint> existing) {
        var places = places(existing);
        var requests = kept(totals.requests(), kind -> place(kind), places);
        slot.counts.forEach((split, count) -> requests.merge(kind(split), count.sum(), Long::sum));
        var latencies = kept(totals.latencies(), RequestTotals::place, places);
        slot.latencies.forEach((place, tally) ->
                latencies.merge(where(place), LatencyTotal.of(tally), LatencyTotal::plus));
        var bytes = kept(totals.bytes(), endpoint -> new Place(endpoint, ""), places);
        slot.bytes.forEach((endpoint, more) -> add(bytes, endpoint, more));
        totals = new Totals(requests, latencies, bytes);
    }

    private static void add(Map<String, Long> sums, String endpoint, LongAdder more) {
        sums.merge(endpoint, more.sum(), Long::sum);
    }

    private static Set<Place> places(List<ServedEndpoint> existing) {
        var places = new HashSet<Place>();
        for (var endpoint : existing) {
            var names = new ArrayList<>(endpoint.deployments());
            names.add("");
            names.forEach(name -> places.add(new Place(endpoint.id(), name)));
        }
        return places;
    }

    private static <K, V> Map<K, V> kept(
            Map<K, V> before, Function<K, Place> placeOf, Set<Place> places) {
        var kept = new HashMap<>(before);
        kept.keySet().removeIf(key -> !places.contains(placeOf.apply(key)));
        return kept;
    }

    private static Kind kind(Split split) {
        return new Kind(split.endpointId(), split.deployment(), split.status() / 100);
    }

    private static Place place(Kind kind) {
        return new Place(kind.endpointId(), kind.deployment());
    }

    private static Place place(Where where) {
        return new Place(where.endpointId(), where.deployment());
    }

    private static Where where(Place place) {
        return new Where(place.endpointId(), place.deployment());
    }
}
