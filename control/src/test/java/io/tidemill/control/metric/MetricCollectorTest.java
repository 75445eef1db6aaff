package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricCollectorTest {

    @ParameterizedTest
    @CsvSource({"0, 250", "249, 1", "250, 1000", "251, 999", "1000, 250", "1999, 251"})
    void looksAQuarterAfterEachFullSecond(long nowMillis, long waitMillis) {
        assertThat(MetricCollector.untilNext(Instant.ofEpochMilli(nowMillis)))
                .isEqualTo(Duration.ofMillis(waitMillis));
    }
}
