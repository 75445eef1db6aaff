package io.tidemill.control.metric;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.SETTING;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.testing.FakeActivityLog;
import io.tidemill.engine.testing.FakeMetrics;
import io.tidemill.engine.testing.FakeTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingMetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final MetricStore store = new MetricStore();

    @BeforeEach
    void scalesOutOnce() {
        var metrics = new FakeMetrics();
        metrics.follow(CPU, Silence.FAILURE, _ -> 90);
        var loop =
                new ControlLoop(
                        metrics, _ -> new FakeTarget(2), new FakeActivityLog(), () -> "run-1");
        var rule = when(CPU, Operator.GREATER_THAN, 70).out(1);
        new SettingMetrics(store)
                .evaluated(loop.run(setting(defaultProfile(limits(1, 5, 2), rule)), NOON));
    }

    @Test
    void keepTheCountTheValueTheThresholdAndTheAction() {
        assertThat(only("ObservedCapacity")).isEqualTo(2);
        assertThat(only("ObservedMetricValue")).isEqualTo(90);
        assertThat(only("MetricThreshold")).isEqualTo(70);
        assertThat(only("ScaleActionsInitiated")).isEqualTo(1);
    }

    @Test
    void areApartByRuleSourceAndDirection() {
        assertThat(store.series(SETTING))
                .extracting(SeriesKey::dimensions)
                .anySatisfy(dimensions -> assertThat(dimensions).containsKey("MetricTriggerRule"))
                .anySatisfy(dimensions ->
                        assertThat(dimensions)
                                .containsEntry("MetricTriggerSource", CPU.resourceId()))
                .anySatisfy(dimensions ->
                        assertThat(dimensions).containsEntry("ScaleDirection", "Increase"));
    }

    private double only(String metric) {
        var key = SeriesKey.of(SETTING, metric, Map.of()).metric();
        var series = store.read(key, NOON, NOON.plusSeconds(60), Duration.ofMinutes(1));
        assertThat(series).hasSize(1);
        return series.getFirst().buckets().sum(0);
    }
}
