package io.tidemill.control.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.egress.EgressReply;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.FakeRuntime;
import io.tidemill.control.target.InstanceState;
import io.tidemill.control.target.InstanceState.Running;
import io.tidemill.control.target.InstanceStatus;
import io.tidemill.control.target.InstanceType;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScraperTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:09Z");
    private static final String BLUE = "/s/onlineEndpoints/e/deployments/Blue";

    private final MetricStore store = new MetricStore();
    private EgressReply reply = new EgressReply.Answered(200, "depth 7\n");
    private final FakeRuntime runtime = new FakeRuntime();
    private ScrapePlan plan = plan(10);

    @Test
    void keepsWhatAnInstanceTellsAsAMetricOfItsDeployment() {
        scraper().look(NOON);

        assertThat(series("depth"))
                .singleElement()
                .satisfies(series -> {
                    assertThat(series.dimensions()).containsOnly(Map.entry("instanceId", "i-1"));
                    assertThat(series.buckets().sum(0)).isEqualTo(7);
                    assertThat(series.buckets().start()).isEqualTo(NOON.minusSeconds(9));
                });
    }

    @Test
    void leavesAGapAndCountsWhatItCouldNotRead() {
        var scraper = scraper();
        for (var bad :
                List.of(
                        new EgressReply.Failed("refused"),
                        new EgressReply.TooLarge(),
                        new EgressReply.Answered(503, "depth 1"),
                        new EgressReply.Answered(200, "<html>"))) {
            reply = bad;
            scraper.look(NOON);
        }

        assertThat(series("depth")).isEmpty();
        assertThat(scraper.report().errors()).isEqualTo(4);
    }

    @Test
    void beginsAnewWithANewProcess() {
        var scraper = scraper();
        reply = new EgressReply.Answered(200, "calls_total 100\n");
        scraper.look(NOON);
        run(2);
        reply = new EgressReply.Answered(200, "calls_total 300\n");
        scraper.look(NOON.plusSeconds(10));
        assertThat(series("calls_total")).isEmpty();
        reply = new EgressReply.Answered(200, "calls_total 350\n");
        scraper.look(NOON.plusSeconds(20));

        assertThat(series("calls_total").getFirst().buckets().sum(0)).isEqualTo(5);
    }

    @Test
    void readsNoMoreOftenThanItIsAsked() {
        plan = plan(60);
        scraper().look(NOON.plusSeconds(10));
        assertThat(series("depth")).isEmpty();
        scraper().look(NOON.plusSeconds(60));
        assertThat(series("depth")).hasSize(1);
    }

    @BeforeEach
    void start() {
        run(1);
    }

    /// One ready instance, in that process.
    private void run(long pid) {
        var ready = new InstanceState.Ready(NOON, new Running(pid, 20_000));
        var type = InstanceType.parse("Local_C25_M512").orElseThrow();
        runtime.become(
                List.of(
                        new DeploymentStatus(
                                BLUE,
                                1,
                                new DeploymentStatus.Progress.Reached(),
                                List.of(new InstanceStatus("i-1", type, ready, 0, "")))));
    }

    private Scraper scraper() {
        return new Scraper(
                runtime,
                store,
                () -> Map.of(BLUE.toLowerCase(Locale.ROOT), plan),
                new Scraper.Doors((_, _) -> reply, () -> NOON));
    }

    private List<Series> series(String metric) {
        return store.read(
                new MetricKey(BLUE, "instance", metric),
                Resolution.TEN_SECONDS,
                NOON.minusSeconds(9),
                NOON.plusSeconds(300));
    }

    private static ScrapePlan plan(int seconds) {
        return new ScrapePlan("/metrics", Duration.ofSeconds(seconds), Map.of());
    }
}
