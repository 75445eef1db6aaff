package io.tidemill.control;

import io.tidemill.control.metric.FinishedRequest;
import io.tidemill.control.metric.RequestMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Where the gateway tells of requests and connections, by the names of endpoints, which is all it
/// knows. Any thread may call; nothing here waits.
public final class GatewayRequests {
    private final RequestMetrics metrics;
    private final InstantSource clock;
    private final Function<String, Optional<String>> ids;

    /// @param ids the ARM id of an endpoint, by its name
    GatewayRequests(
            RequestMetrics metrics, Function<String, Optional<String>> ids, InstantSource clock) {
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /// A request that got its answer.
    ///
    /// @param deployment empty when none was asked
    /// @param modelStatus 0 when no instance answered
    /// @param bytes of both bodies
    public record Finished(
            String endpoint,
            String deployment,
            int status,
            int modelStatus,
            Duration latency,
            long bytes) {}

    public void finished(Finished request) {
        id(request.endpoint())
                .ifPresent(id ->
                        metrics.finished(
                                new FinishedRequest(
                                        id,
                                        request.deployment(),
                                        request.status(),
                                        request.modelStatus(),
                                        request.latency(),
                                        request.bytes(),
                                        clock.instant())));
    }

    public void connectionOpened(String endpoint) {
        id(endpoint).ifPresent(id -> metrics.connectionOpened(id, clock.instant()));
    }

    public void connectionClosed(String endpoint) {
        id(endpoint).ifPresent(metrics::connectionClosed);
    }

    private Optional<String> id(String endpoint) {
        return ids.apply(endpoint);
    }
}
