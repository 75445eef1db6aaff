package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.RequestMetrics;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.metric.ServedEndpoint;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayRequestsTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String ID = RouteFixtures.endpointId("embeddings");

    private final MetricStore store = new MetricStore();
    private final RequestMetrics metrics =
            new RequestMetrics(
                    store,
                    () -> List.of(new ServedEndpoint(ID, List.of("blue"))),
                    START.minusSeconds(1));
    private final GatewayRequests requests =
            new GatewayRequests(
                    metrics,
                    name -> Optional.of(ID).filter(_ -> name.equals("embeddings")),
                    InstantSource.fixed(START.plusSeconds(3)));

    @Test
    void countsARequestUnderTheIdOfItsEndpoint() {
        requests.finished(request("embeddings"));

        assertThat(tenSeconds(ID, "RequestsPerMinute")).isEqualTo(6);
        assertThat(tenSeconds(ID, "NetworkBytes")).isEqualTo(100);
    }

    @Test
    void countsTheConnectionsThatAreOpen() {
        requests.connectionOpened("embeddings");
        requests.connectionOpened("embeddings");
        requests.connectionClosed("embeddings");

        assertThat(tenSeconds(ID, "ConnectionsActive")).isEqualTo(1);
    }

    @Test
    void countsNothingOfAnUnknownEndpoint() {
        requests.finished(request("answers"));
        requests.connectionOpened("answers");
        requests.connectionClosed("answers");

        assertThat(tenSeconds(ID, "RequestsPerMinute")).isZero();
        assertThat(tenSeconds(ID, "NewConnectionsPerSecond")).isZero();
        assertThat(series("answers", "RequestsPerMinute")).isEmpty();
        assertThat(series("answers", "RequestLatency")).isEmpty();
    }

    private static GatewayRequests.Finished request(String endpoint) {
        return new GatewayRequests.Finished(
                endpoint, "blue", 200, 200, Duration.ofMillis(20), 1000);
    }

    /// The value of the first ten seconds over all dimensions.
    private double tenSeconds(String resourceId, String metric) {
        return series(resourceId, metric).stream()
                .filter(series -> series.dimensions().isEmpty())
                .mapToDouble(series -> series.buckets().sum(0))
                .sum();
    }

    private List<Series> series(String resourceId, String metric) {
        metrics.collect(START.plusSeconds(11));
        return store.read(
                new MetricKey(resourceId, "", metric),
                Resolution.TEN_SECONDS,
                START,
                START.plusSeconds(10));
    }
}
