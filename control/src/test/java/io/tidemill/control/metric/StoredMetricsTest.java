package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredMetricsTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String BLUE = "/s/onlineEndpoints/e/deployments/blue";
    private static final String NAMESPACE =
            "microsoft.machinelearningservices/workspaces/onlineendpoints/deployments";

    private final MetricStore store = new MetricStore();
    private final StoredMetrics metrics =
            new StoredMetrics(new MetricDirectory(store, List.of()), store, START);

    @Test
    void servesWholeMinutesFromMinutesAndOtherGrainsFromTenSeconds() {
        store.add(cpu(), START, Bucket.of(1));
        assertThat(grain(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(1));
        assertThat(grain(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(10));
        assertThat(grain(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void readsTheResourcesOwnNamespaceByName() {
        store.add(cpu(), START, Bucket.of(1));
        assertThat(read(new MetricKey(BLUE, NAMESPACE, "cpuutilizationpercentage")))
                .isInstanceOfSatisfying(
                        MetricReading.Samples.class,
                        samples -> assertThat(samples.series()).hasSize(1));
    }

    @Test
    void saysWhatAMissingSampleMeans() {
        assertThat(read(new MetricKey(BLUE, "", "RequestLatency_P50")))
                .isEqualTo(new MetricReading.Samples(List.of(), Silence.NORMAL));
        assertThat(read(new MetricKey(BLUE, "", "CpuUtilizationPercentage")))
                .isEqualTo(new MetricReading.Samples(List.of(), Silence.FAILURE));
    }

    @Test
    void takesNoSilenceFromBeforeItWatchedForAFailure() {
        MetricReading reading =
                metrics.read(
                        cpu().metric(),
                        START.minusSeconds(1),
                        START.plusSeconds(60),
                        Duration.ofMinutes(1));

        assertThat(reading).isEqualTo(new MetricReading.Samples(List.of(), Silence.NORMAL));
    }

    @Test
    void cannotReadWhatDoesNotExist() {
        assertThat(read(new MetricKey(BLUE, "", "Cpu")))
                .isInstanceOf(MetricReading.Unreadable.class);
        assertThat(read(new MetricKey(BLUE, "prometheus", "CpuUtilizationPercentage")))
                .isInstanceOf(MetricReading.Unreadable.class);
        assertThat(read(new MetricKey("/elsewhere", "", "Cpu")))
                .isInstanceOf(MetricReading.Unreadable.class);
    }

    private Duration grain(Duration asked) {
        return metrics.read(cpu().metric(), START, START.plusSeconds(600), asked)
                        instanceof MetricReading.Samples(var series, _)
                ? series.getFirst().buckets().grain()
                : Duration.ZERO;
    }

    private MetricReading read(MetricKey key) {
        return metrics.read(key, START, START.plusSeconds(60), Duration.ofMinutes(1));
    }

    private static SeriesKey cpu() {
        return SeriesKey.of(BLUE, "CpuUtilizationPercentage", Map.of("instanceId", "i-1"));
    }
}
