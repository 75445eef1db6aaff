package io.tidemill.control.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tidemill.control.exposition.Family.Point;
import io.tidemill.control.exposition.Family.Spread;
import io.tidemill.control.metric.SourceReport;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void speaksOpenMetricsToWhoeverAsksForIt() {
        var answer =
                page(new Family("tides", "Tides so far.").counter(3))
                        .handle(accepting("application/openmetrics-text;version=1.0.0,text/plain"));

        assertThat(answer.headers().get("Content-Type")).startsWith("application/openmetrics-text");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        # TYPE tides counter
                        # HELP tides Tides so far.
                        tides_total 3.0
                        # EOF
                        """);
    }

    @Test
    void speaksPrometheusTextToAllOthers() {
        var answer = page(new Family("tides", "Tides so far.").counter(3)).handle(accepting("*/*"));

        assertThat(answer.headers().get("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body()).contains("# TYPE tides_total counter\ntides_total 3.0\n");
    }

    @Test
    void escapesWhatPeopleNamed() {
        var odd = new Point(Labels.of("name", "a\"b\\c\nd"), 1);

        assertThat(text(new Family("depth_meters", "Depth.").gauge(Stream.of(odd))))
                .contains("depth_meters{name=\"a\\\"b\\\\c\\nd\"} 1.0\n");
    }

    @Test
    void addsUpTheBucketsOfAHistogram() {
        var spread = new Spread(Labels.EMPTY, List.of(2L, 0L, 1L), 7.5);

        assertThat(
                        text(
                                new Family("wait_seconds", "Waits.")
                                        .histogram(List.of(0.1, 1.0), Stream.of(spread))))
                .contains("wait_seconds_bucket{le=\"0.1\"} 2\n")
                .contains("wait_seconds_bucket{le=\"1.0\"} 2\n")
                .contains("wait_seconds_bucket{le=\"+Inf\"} 3\n")
                .contains("wait_seconds_count 3\n", "wait_seconds_sum 7.5\n");
    }

    @Test
    void tellsHowOldASourceIs() {
        var report = new SourceReport("prometheus/main", NOON.minusSeconds(90), 4);
        var families = new SourceFamilies(() -> List.of(report)).families(NOON);

        assertThat(new MetricsPage(List.of(_ -> families), () -> NOON).handle(accepting("")).body())
                .contains("tidemill_metric_source_age_seconds{source=\"prometheus/main\"} 90.0\n")
                .contains("tidemill_metric_source_errors_total{source=\"prometheus/main\"} 4.0\n");
    }

    private static MetricsPage page(MetricSnapshot family) {
        return new MetricsPage(List.of(_ -> List.of(family)), () -> NOON);
    }

    private static String text(MetricSnapshot family) {
        ArmResponse answer = page(family).handle(accepting(""));
        return answer.body();
    }

    private static ArmRequest accepting(String types) {
        return ArmRequest.of("GET", "/metrics").withHeaders(Map.of("Accept", types));
    }
}
