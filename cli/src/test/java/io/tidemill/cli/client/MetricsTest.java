package io.tidemill.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MetricsTest {

    private static final Metrics METRICS =
            Metrics.of(
                    JsonMapper.shared()
                            .readTree(
                                    """
                                    {"value": [
                                      {"name": {"value": "CpuUtilizationPercentage"},
                                       "timeseries": [{"data": [
                                         {"timeStamp": "2026-01-01T00:00:00Z", "average": 40.0},
                                         {"timeStamp": "2026-01-01T00:01:00Z", "average": 55.5},
                                         {"timeStamp": "2026-01-01T00:02:00Z"}]}]},
                                      {"name": {"value": "RequestLatency"},
                                       "timeseries": [{"data": [{"timeStamp": "2026-01-01T00:00:00Z"}]}]}]}
                                    """));

    @Test
    void takeTheNewestPointThatHasAValue() {
        assertThat(METRICS.newest("cpuutilizationpercentage")).hasValue(55.5);
    }

    @Test
    void doNotTakeAGapForZero() {
        assertThat(METRICS.newest("RequestLatency")).isEmpty();
        assertThat(METRICS.newest("Unheard")).isEmpty();
    }

    @Test
    void lookBackThreeGrains() {
        var span = new Metrics.Span(Instant.parse("2026-01-01T00:05:00.7Z"), Duration.ofMinutes(1));

        assertThat(span.timespan()).isEqualTo("2026-01-01T00:02:00Z/2026-01-01T00:05:00Z");
    }
}
