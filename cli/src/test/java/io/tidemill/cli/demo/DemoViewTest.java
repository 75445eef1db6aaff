package io.tidemill.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.client.ScaleAction;
import io.tidemill.cli.demo.Moment.DeploymentSeen;
import io.tidemill.cli.load.Latencies;
import io.tidemill.cli.load.LoadSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DemoViewTest {

    private static final Latencies LATENCIES =
            new Latencies(Duration.ofMillis(52), Duration.ofMillis(130), Duration.ofMillis(300));
    private static final LoadSummary SUMMARY = new LoadSummary(120, 120, 0, Map.of(), LATENCIES);
    private static final List<Moment> HISTORY =
            List.of(moment(2, 10, 2), moment(4, 40, 2), moment(6, 80, 4));

    @Test
    void drawsTheWholeView() {
        assertThat(String.join("\n", DemoView.screen(HISTORY, Duration.ofMinutes(4), 80)))
                .isEqualTo(
                        """
                        embeddings/blue   0:06 of 4:00

                        requests/s
                           80 ┤  █
                              ┤  █
                              ┤  █
                              ┤ ██
                              ┤ ██
                            0 ┤▆██
                        instances
                               224

                        load       80 requests/s, p50 52 ms, p95 130 ms
                        instances  4 ready of 4 wanted, CPU 82 %
                        requests   120 sent, 0 failed
                        decision   Stay at 4.\
                        """);
    }

    @Test
    void writesOneLineWithoutATerminal() {
        assertThat(DemoView.line(HISTORY.getLast()))
                .isEqualTo(
                        "0:06  80 requests/s, p50 52 ms, p95 130 ms, CPU 82 %, 4 ready of 4 wanted; 120 sent, 0 failed. Stay at 4.");
    }

    @Test
    void sumsUpWithEachScaleAction() {
        List<ScaleAction> actions =
                List.of(
                        new ScaleAction(
                                Instant.parse("2026-01-01T13:00:20Z"), "2 → 4: scale out rule"));

        List<String> lines =
                DemoReport.lines(
                        HISTORY, SUMMARY, actions, new DemoReport.Page(80, ZoneOffset.UTC));

        assertThat(String.join("\n", lines))
                .endsWith(
                        """
                        sent      120
                        answered  120
                        failed    0
                        latency   p50 52 ms, p95 130 ms, p99 300 ms

                        1 scale action:
                          13:00:20  2 → 4: scale out rule\
                        """);
    }

    @Test
    void sumsUpWithoutAScaleAction() {
        List<String> lines =
                DemoReport.lines(
                        HISTORY, SUMMARY, List.of(), new DemoReport.Page(80, ZoneOffset.UTC));

        assertThat(lines.getLast()).isEqualTo("0 scale actions");
    }

    private static Moment moment(int seconds, double rate, int instances) {
        return new Moment(
                Duration.ofSeconds(seconds),
                rate,
                LATENCIES,
                SUMMARY,
                new DeploymentSeen(instances, instances, OptionalDouble.of(82), "Stay at 4."));
    }
}
