package io.tidemill.control.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapePlanTest {
    @Test
    void isReadFromTheDeploymentsOwnProperties() {
        assertThat(
                        ScrapePlan.of(
                                Map.of(
                                        "tidemill.metrics.path", "/metrics",
                                        "tidemill.metrics.interval", "PT30S",
                                        "tidemill.metrics.map.queue_depth", "QueueDepth",
                                        "mine", "1")))
                .contains(
                        new ScrapePlan(
                                "/metrics",
                                Duration.ofSeconds(30),
                                Map.of("queue_depth", "QueueDepth")));
        assertThat(ScrapePlan.of(Map.of("tidemill.metrics.interval", "PT30S"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tidemill.metrics.path, metrics",
        "tidemill.metrics.path, http://elsewhere/metrics",
        "tidemill.metrics.path, '/a b'",
        "tidemill.metrics.interval, PT5S",
        "tidemill.metrics.interval, PT15S",
        "tidemill.metrics.interval, PT1H",
        "tidemill.metrics.interval, often",
        "tidemill.metrics.map.a, ' '"
    })
    void saysWhatIsWrong(String name, String value) {
        assertThat(ScrapePlan.problem(name, value)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "tidemill.metrics.path, /metrics?format=prometheus",
        "tidemill.metrics.interval, PT1M",
        "tidemill.metrics.map.a, B",
        "anything, ' '"
    })
    void takesWhatIsRight(String name, String value) {
        assertThat(ScrapePlan.problem(name, value)).isEmpty();
    }
}
