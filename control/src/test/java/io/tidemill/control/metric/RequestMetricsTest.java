package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String ENDPOINT = "/s/onlineEndpoints/e";
    private static final String BLUE = ENDPOINT + "/deployments/blue";

    private final MetricStore store = new MetricStore();
    private List<ServedEndpoint> existing =
            List.of(new ServedEndpoint(ENDPOINT, List.of("blue", "green")));
    private final RequestMetrics metrics =
            new RequestMetrics(store, () -> existing, START.minusSeconds(1));

    @Test
    void saysRequestsAsARatePerMinuteAtTenSeconds() {
        requests(20, "blue", 200, 3);
        collectFor(10);
        assertThat(tenSeconds(ENDPOINT, "RequestsPerMinute", Map.of())).containsExactly("120.0");
    }

    @Test
    void countsTheRequestsOfAMinuteOnce() {
        requests(20, "blue", 200, 3);
        requests(10, "blue", 503, 33);
        collectFor(60);
        assertThat(minutes(ENDPOINT, "RequestsPerMinute", Map.of())).containsExactly("30.0");
        assertThat(minutes(BLUE, "RequestsPerMinute", Map.of())).containsExactly("30.0");
        var buckets = find(Resolution.MINUTE, ENDPOINT, "RequestsPerMinute", Map.of());
        assertThat(buckets.orElseThrow().count(0)).isEqualTo(1);
    }

    @Test
    void meansTheSameAtTenSecondsAsAtAMinute() {
        for (int second = 0; second < 60; second += 2) {
            requests(5, "blue", 200, second);
        }
        collectFor(60);
        assertThat(tenSeconds(ENDPOINT, "RequestsPerMinute", Map.of())).containsOnly("150.0");
        assertThat(minutes(ENDPOINT, "RequestsPerMinute", Map.of())).containsExactly("150.0");
    }

    @Test
    void splitsRequestsByEachDimension() {
        requests(4, "blue", 200, 1);
        requests(2, "green", 200, 1);
        requests(1, "green", 503, 1);
        collectFor(60);
        var rate = "RequestsPerMinute";
        assertThat(minutes(ENDPOINT, rate, Map.of("deployment", "blue"))).containsExactly("4.0");
        assertThat(minutes(ENDPOINT, rate, Map.of("statusCode", "200"))).containsExactly("6.0");
        assertThat(minutes(ENDPOINT, rate, Map.of("statusCodeClass", "5xx")))
                .containsExactly("1.0");
        assertThat(minutes(ENDPOINT, rate, Map.of("modelStatusCode", "200")))
                .containsExactly("6.0");
        var paired = Map.of("deployment", "green", "statusCodeClass", "2xx");
        assertThat(minutes(ENDPOINT, rate, paired)).containsExactly("2.0");
        var code = Map.of("envoy_response_code", "503");
        assertThat(minutes(ENDPOINT + "/deployments/green", rate, code)).containsExactly("1.0");
    }

    @Test
    void countsARefusedRequestForTheEndpointAlone() {
        metrics.finished(request("", 401, Duration.ofMillis(1), 1));
        collectFor(60);
        assertThat(minutes(ENDPOINT, "RequestsPerMinute", Map.of())).containsExactly("1.0");
        assertThat(minutes(ENDPOINT, "RequestLatency", Map.of("deployment", ""))).isEmpty();
    }

    @Test
    void saysZeroRequestsButNoLatencyWhileIdle() {
        collectFor(60);
        assertThat(minutes(ENDPOINT, "RequestsPerMinute", Map.of())).containsExactly("0.0");
        assertThat(minutes(BLUE, "RequestsPerMinute", Map.of())).containsExactly("0.0");
        assertThat(minutes(ENDPOINT, "ConnectionsActive", Map.of())).containsExactly("0.0");
        assertThat(minutes(ENDPOINT, "NewConnectionsPerSecond", Map.of())).containsExactly("0.0");
        assertThat(minutes(ENDPOINT, "NetworkBytes", Map.of())).containsExactly("0.0");
        assertThat(read(Resolution.MINUTE, ENDPOINT, "RequestLatency")).isEmpty();
        assertThat(read(Resolution.MINUTE, ENDPOINT, "RequestLatency_P99")).isEmpty();
    }

    @Test
    void saysNothingOfAnEndpointThatIsGone() {
        requests(5, "blue", 200, 1);
        collectFor(10);
        existing = List.of();
        collect(10, 30);
        assertThat(tenSeconds(ENDPOINT, "RequestsPerMinute", Map.of())).containsExactly("30.0");
        assertThat(tenSeconds(ENDPOINT, "NetworkBytes", Map.of())).hasSize(1);
    }

    @Test
    void leavesOutAMinuteThatWasNotWatchedFromItsBeginning() {
        var late = new RequestMetrics(store, () -> existing, START.plusSeconds(7));
        for (int second = 8; second <= 121; second++) {
            late.collect(START.plusSeconds(second));
        }
        var rates = find(Resolution.MINUTE, ENDPOINT, "RequestsPerMinute", Map.of()).orElseThrow();
        assertThat(rates.start()).isEqualTo(START.plusSeconds(60));
        assertThat(rates.size()).isEqualTo(1);
    }

    @Test
    void leavesAGapWhereNobodyCollected() {
        collectFor(20);
        metrics.collect(START.plusSeconds(611));
        var rates = find(Resolution.TEN_SECONDS, ENDPOINT, "RequestsPerMinute", Map.of());
        assertThat(present(rates.orElseThrow())).isEqualTo(3);
        assertThat(rates.orElseThrow().size()).isEqualTo(61);
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        metrics.collect(START.plusSeconds(611));
        requests(2, "blue", 200, 615);
        collectFor(30);
        requests(4, "blue", 200, 35);
        collect(30, 40);
        assertThat(tenSeconds(ENDPOINT, "RequestsPerMinute", Map.of()))
                .startsWith("0.0", "0.0", "0.0", "24.0", "gap")
                .doesNotContain("12.0");
    }

    @Test
    void keepsTheTrueMeanLatency() {
        metrics.finished(request("blue", 200, Duration.ofMillis(10), 1));
        metrics.finished(request("blue", 200, Duration.ofMillis(20), 2));
        metrics.finished(request("blue", 200, Duration.ofMillis(90), 41));
        collectFor(60);
        var minute =
                find(Resolution.MINUTE, ENDPOINT, "RequestLatency", Map.of("deployment", "blue"));
        assertThat(minute.orElseThrow().sum(0)).isEqualTo(120);
        assertThat(minute.orElseThrow().count(0)).isEqualTo(3);
        assertThat(minute.orElseThrow().minimum(0)).isEqualTo(10);
        assertThat(minute.orElseThrow().maximum(0)).isEqualTo(90);
    }

    @Test
    void takesAPercentileOfTheWholeMinute() {
        for (int i = 1; i <= 100; i++) {
            metrics.finished(request("blue", 200, Duration.ofMillis(i), i % 60));
        }
        collectFor(60);
        assertThat(percentile(BLUE, Map.of(), 50)).isCloseTo(50, within(0.6));
        assertThat(percentile(BLUE, Map.of(), 99)).isCloseTo(99, within(1.0));
        assertThat(percentile(ENDPOINT, Map.of("deployment", "blue"), 90))
                .isCloseTo(90, within(1.0));
        assertThat(percentile(ENDPOINT, Map.of(), 95)).isCloseTo(95, within(1.0));
    }

    @Test
    void countsARequestThatIsToldLate() {
        collectFor(20);
        requests(2, "blue", 200, 3);
        collect(20, 30);
        assertThat(tenSeconds(ENDPOINT, "RequestsPerMinute", Map.of()))
                .containsExactly("0.0", "0.0", "12.0");
    }

    @Test
    void followsConnectionsAndBytes() {
        metrics.connectionOpened(ENDPOINT, START.plusSeconds(1));
        metrics.connectionOpened(ENDPOINT, START.plusSeconds(2));
        requests(3, "blue", 200, 4);
        collectFor(10);
        metrics.connectionClosed(ENDPOINT);
        collect(10, 20);
        assertThat(tenSeconds(ENDPOINT, "ConnectionsActive", Map.of()))
                .containsExactly("2.0", "1.0");
        assertThat(tenSeconds(ENDPOINT, "NewConnectionsPerSecond", Map.of()))
                .containsExactly("0.2", "0.0");
        assertThat(tenSeconds(ENDPOINT, "NetworkBytes", Map.of())).containsExactly("30.0", "0.0");
    }

    @Test
    void losesNoRequestOfManyThreads() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> requests(5_000, "blue", 200, 5)));
        }
        for (var thread : threads) {
            thread.join();
        }
        collectFor(60);
        assertThat(minutes(ENDPOINT, "RequestsPerMinute", Map.of())).containsExactly("40000.0");
    }

    private void requests(int count, String deployment, int status, int second) {
        for (int i = 0; i < count; i++) {
            metrics.finished(request(deployment, status, Duration.ofMillis(5), second));
        }
    }

    private static FinishedRequest request(
            String deployment, int status, Duration latency, int second) {
        return new FinishedRequest(
                ENDPOINT,
                deployment,
                status,
                deployment.isEmpty() ? 0 : status,
                latency,
                100,
                START.plusSeconds(second));
    }

    private void collectFor(int seconds) {
        collect(0, seconds);
    }

    private void collect(int from, int to) {
        for (int second = from + 1; second <= to; second++) {
            metrics.collect(START.plusSeconds(second).plusMillis(250));
        }
    }

    private double percentile(String resource, Map<String, String> dimensions, int percentile) {
        return find(Resolution.MINUTE, resource, "RequestLatency_P" + percentile, dimensions)
                .orElseThrow()
                .sum(0);
    }

    private List<String> tenSeconds(String resource, String metric, Map<String, String> dims) {
        return averages(find(Resolution.TEN_SECONDS, resource, metric, dims));
    }

    private List<String> minutes(String resource, String metric, Map<String, String> dims) {
        return averages(find(Resolution.MINUTE, resource, metric, dims));
    }

    private static List<String> averages(Optional<Buckets> found) {
        var averages = new ArrayList<String>();
        found.ifPresent(buckets -> {
            for (int i = 0; i < buckets.size(); i++) {
                var gap = buckets.count(i) == 0;
                averages.add(gap ? "gap" : "" + buckets.sum(i) / buckets.count(i));
            }
        });
        return averages;
    }

    private static int present(Buckets buckets) {
        int present = 0;
        for (int i = 0; i < buckets.size(); i++) {
            present += buckets.count(i) > 0 ? 1 : 0;
        }
        return present;
    }

    private Optional<Buckets> find(
            Resolution resolution, String resource, String metric, Map<String, String> dims) {
        return read(resolution, resource, metric).stream()
                .filter(series -> series.dimensions().equals(dims))
                .findFirst()
                .map(Series::buckets);
    }

    private List<Series> read(Resolution resolution, String resource, String metric) {
        var key = SeriesKey.of(resource, metric, Map.of()).metric();
        return store.read(key, resolution, START, START.plusSeconds(3600));
    }
}
