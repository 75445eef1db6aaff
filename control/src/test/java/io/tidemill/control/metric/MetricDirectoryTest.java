package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.metric.ResourceMetrics.Classification;
import io.tidemill.engine.metric.MetricKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricDirectoryTest {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final String BLUE = "/s/onlineEndpoints/e/deployments/blue";
    private static final String TYPE =
            "microsoft.machinelearningservices/workspaces/onlineendpoints/deployments";

    private final MetricStore store = new MetricStore();
    private final MetricDirectory directory =
            new MetricDirectory(store, List.of(new FakeNamespace("prometheus", "up")));

    @ParameterizedTest
    @CsvSource({
        "'', CpuUtilizationPercentage",
        "'', cpuutilizationpercentage",
        TYPE + ", CPUUTILIZATIONPERCENTAGE",
        "App, QueueDepth",
        "APP, queuedepth",
        "prometheus, up"
    })
    void knowsMetricsInAnyCase(String namespace, String name) {
        queueDepth(Map.of());
        assertThat(directory.find(new MetricKey(BLUE, namespace, name)))
                .isInstanceOf(MetricFinding.Known.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', CpuUtilisationPercentage, CpuUtilizationPercentage",
        "'', latency_p9, RequestLatency_P9",
        "'', QueueDepth, QueueDepth (namespace App)",
        "App, QueueDebth, QueueDepth (namespace App)",
        "Elsewhere, QueueDepth, QueueDepth (namespace App)",
        "prometheus, down, 'nearest: up'"
    })
    void namesTheNearestOfThoseThatItKnows(String namespace, String name, String nearest) {
        queueDepth(Map.of());
        assertThat(directory.find(new MetricKey(BLUE, namespace, name)))
                .isInstanceOfSatisfying(
                        MetricFinding.Unknown.class,
                        unknown -> assertThat(unknown.wanted()).contains("nearest: ", nearest));
    }

    @Test
    void saysWhenThereIsNothingToName() {
        var nothing = new MetricDirectory(store, List.of());
        assertThat(nothing.find(new MetricKey("/elsewhere", "", "Cpu")))
                .isEqualTo(
                        new MetricFinding.Unknown(
                                "must be a metric of /elsewhere, which has none"));
    }

    @Test
    void learnsCustomMetricsFromTheirSeries() {
        queueDepth(Map.of("process", "a"));
        queueDepth(Map.of("Process", "b", "queue", "q"));
        var custom = directory.of(BLUE).get(1);

        assertThat(custom.namespace()).isEqualTo("App");
        assertThat(custom.classification()).isEqualTo(Classification.CUSTOM);
        assertThat(custom.names()).containsExactly("QueueDepth");
        assertThat(custom.definitions().getFirst().dimensions())
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .containsExactly("process", "queue");
    }

    @Test
    void listsTheResourcesOwnNamespaceFirst() {
        queueDepth(Map.of());
        assertThat(directory.of(BLUE))
                .extracting(metrics -> metrics.namespace().toLowerCase(java.util.Locale.ROOT))
                .containsExactly(TYPE, "app", "prometheus");
    }

    @Test
    void knowsNoMetricsOfOtherResourcesByTheirPoints() {
        queueDepth(Map.of());
        assertThat(directory.of("/s/onlineEndpoints/e/deployments/green"))
                .noneMatch(metrics -> metrics.namespace().equals("App"));
    }

    private void queueDepth(Map<String, String> dimensions) {
        store.add(
                new SeriesKey(new MetricKey(BLUE, "App", "QueueDepth"), dimensions),
                NOW,
                Bucket.of(1));
    }
}
