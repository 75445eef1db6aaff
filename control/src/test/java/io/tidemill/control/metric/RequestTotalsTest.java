package io.tidemill.control.metric;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.metric.RequestTotals.Kind;
import io.tidemill.control.metric.RequestTotals.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestTotalsTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String ENDPOINT = "/s/onlineEndpoints/e";
    private static final Where BLUE = new Where(ENDPOINT, "blue");

    private List<ServedEndpoint> existing =
            List.of(new ServedEndpoint(ENDPOINT, List.of("blue", "green")));
    private final RequestMetrics metrics =
            new RequestMetrics(new MetricStore(), () -> existing, START.minusSeconds(1));

    @Test
    void addUpByDeploymentAndClassOverManySpans() {
        finished("blue", 200, 10, 1);
        finished("blue", 201, 10, 12);
        finished("blue", 503, 10, 23);
        finished("green", 200, 10, 23);
        finished("", 401, 1, 24);
        collectFor(31);

        assertThat(metrics.totals().totals().requests())
                .containsOnly(
                        entry(new Kind(ENDPOINT, "blue", 2), 2L),
                        entry(new Kind(ENDPOINT, "blue", 5), 1L),
                        entry(new Kind(ENDPOINT, "green", 2), 1L),
                        entry(new Kind(ENDPOINT, "", 4), 1L));
        assertThat(metrics.totals().totals().bytes()).containsEntry(ENDPOINT, 500L);
    }

    @Test
    void countALatencyInTheFirstBucketThatIsNotBelowIt() {
        finished("blue", 200, 1, 1);
        finished("blue", 200, 70, 2);
        finished("blue", 200, 200_000, 3);
        collectFor(11);

        var latency =
                Optional.ofNullable(metrics.totals().totals().latencies().get(BLUE)).orElseThrow();
        assertThat(
                        IntStream.range(0, latency.counts().size())
                                .filter(bucket -> latency.counts().get(bucket) > 0))
                .containsExactly(
                        LatencyTotal.BOUNDS.indexOf(0.001),
                        LatencyTotal.BOUNDS.indexOf(0.1),
                        LatencyTotal.BOUNDS.size());
        assertThat(latency.seconds()).isEqualTo(200.071);
    }

    @Test
    void forgetWhatIsGone() {
        finished("blue", 200, 1, 1);
        finished("green", 200, 1, 1);
        collectFor(11);
        existing = List.of(new ServedEndpoint(ENDPOINT, List.of("green")));
        collectFor(21);

        assertThat(metrics.totals().totals().requests())
                .containsOnlyKeys(new Kind(ENDPOINT, "green", 2));
        assertThat(metrics.totals().totals().latencies()).doesNotContainKey(BLUE);
        existing = List.of();
        collectFor(31);
        assertThat(metrics.totals().totals().bytes()).isEmpty();
    }

    private void finished(String deployment, int status, int millis, int second) {
        metrics.finished(
                new FinishedRequest(
                        ENDPOINT,
                        deployment,
                        status,
                        status,
                        Duration.ofMillis(millis),
                        100,
                        START.plusSeconds(second)));
    }

    private void collectFor(int seconds) {
        for (int second = 0; second <= seconds; second++) {
            metrics.collect(START.plusSeconds(second).plusMillis(250));
        }
    }
}
