package io.tidemill.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.rule.Sampling;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    /// Autoscale semantics §5.6: only buckets that are complete, and were so long enough ago.
    @ParameterizedTest
    @CsvSource({
        "10:07:30, PT1M, PT5M, PT0S, 10:02:00, 10:07:00",
        "10:07:00, PT1M, PT5M, PT0S, 10:02:00, 10:07:00",
        "10:06:59, PT1M, PT5M, PT0S, 10:01:00, 10:06:00",
        "18:11:00, PT1M, PT10M, PT1M, 18:00:00, 18:10:00",
        "10:07:30, PT5M, PT10M, PT0S, 09:55:00, 10:05:00",
        "10:07:38, PT10S, PT30S, PT0S, 10:07:00, 10:07:30",
        "13:00:00, PT1H, PT2H, PT1S, 10:00:00, 12:00:00",
    })
    void endsWithTheLastCompleteBucket(
            String now, Duration grain, Duration window, Duration delay, String start, String end) {
        var sampling = new Sampling(grain, Statistic.AVERAGE, window, TimeAggregation.AVERAGE);

        assertThat(Window.at(at(now), sampling, delay)).isEqualTo(new Window(at(start), at(end)));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-07-01T" + time + "Z");
    }
}
