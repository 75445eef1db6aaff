package io.tidemill.control.metric;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What happened in one span of ten seconds, in the making: threads add without waiting for each
/// other.
final class RequestSlot {

    /// What a request is counted by.
    record Split(String endpointId, String deployment, int status, int modelStatus) {}

    /// Where a latency was measured.
    record Place(String endpointId, String deployment) {}

    final Map<Split, LongAdder> counts = new ConcurrentHashMap<>();
    final Map<Place, LatencyTally> latencies = new ConcurrentHashMap<>();
    final Map<String, LongAdder> bytes = new ConcurrentHashMap<>();
    final Map<String, LongAdder> connections = new ConcurrentHashMap<>();

    void add(FinishedRequest request) {
        var endpoint = request.endpointId();
        var split =
                new Split(endpoint, request.deployment(), request.status(), request.modelStatus());
        counts.computeIfAbsent(split, _ -> new LongAdder()).increment();
        bytes.computeIfAbsent(endpoint, _ -> new LongAdder()).add(request.bytes());
        if (!request.deployment().isEmpty()) {
            latencies
                    .computeIfAbsent(
                            new Place(endpoint, request.deployment()), _ -> new LatencyTally())
                    .add(request.latency());
        }
    }

    void addConnection(String endpointId) {
        connections.computeIfAbsent(endpointId, _ -> new LongAdder()).increment();
    }
}
