package io.tidemill.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadReportTest {

    private static final Latencies LATENCIES =
            new Latencies(Duration.ofMillis(45), Duration.ofMillis(120), Duration.ofMillis(1_300));
    private static final LoadSummary SUMMARY =
            new LoadSummary(
                    100,
                    97,
                    1,
                    Map.of("429 TooManyRequests", 2L, "connection refused", 1L),
                    LATENCIES);

    @Test
    void sumsUpForAPerson() {
        assertThat(String.join("\n", LoadReport.lines(SUMMARY)))
                .isEqualTo(
                        """
                        sent      100
                        answered  97
                        failed    3
                          2 × 429 TooManyRequests
                          1 × connection refused
                        not sent  1 request, because too many were under way already
                        latency   p50 45 ms, p95 120 ms, p99 1.3 s\
                        """);
    }

    @Test
    void sumsUpForAProgram() {
        assertThat(LoadReport.json(SUMMARY).toString())
                .isEqualTo(
                        "{\"sent\":100,\"answered\":97,\"failed\":3,\"notSent\":1,"
                                + "\"failures\":{\"429 TooManyRequests\":2,\"connection refused\":1},"
                                + "\"latencyMilliseconds\":{\"p50\":45.0,\"p95\":120.0,\"p99\":1300.0}}");
    }

    @Test
    void showsProgressInOneLine() {
        String line =
                LoadReport.progress(
                        Duration.ofSeconds(65),
                        Duration.ofSeconds(5),
                        new LoadTally.Recent(60, LATENCIES),
                        SUMMARY);

        assertThat(line)
                .isEqualTo(
                        "1:05  12 requests/s  p50 45 ms  p95 120 ms  sent 100  failed 3  not sent 1");
    }
}
