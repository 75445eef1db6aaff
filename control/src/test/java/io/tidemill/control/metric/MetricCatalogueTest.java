package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.metric.Silence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricCatalogueTest {

    private static final String ENDPOINT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices"
                    + "/workspaces/w/onlineEndpoints/e";

    @ParameterizedTest
    @CsvSource({
        "/deployments/blue, CpuUtilizationPercentage, Percent",
        "/deployments/blue, requestlatency_p99, MilliSeconds",
        "/DEPLOYMENTS/blue, DeploymentCapacity, Count",
        "'', RequestLatency, MilliSeconds",
        "'', NetworkBytes, BytesPerSecond",
        "'', NewConnectionsPerSecond, CountPerSecond"
    })
    void knowsUnits(String suffix, String name, String unit) {
        var metrics = MetricCatalogue.of(ENDPOINT + suffix).orElseThrow();
        assertThat(metrics.find(name).orElseThrow().unit()).isEqualTo(unit);
    }

    @Test
    void listsAllMetricsOfEachType() {
        assertThat(MetricCatalogue.of(ENDPOINT + "/deployments/b").orElseThrow().names())
                .hasSize(14);
        assertThat(MetricCatalogue.of(ENDPOINT).orElseThrow().names()).hasSize(11);
        assertThat(MetricCatalogue.of("/s/providers/microsoft.insights/autoscalesettings/a"))
                .hasValueSatisfying(metrics -> assertThat(metrics.names()).hasSize(4));
    }

    @Test
    void hasNoPlainLatencyForADeployment() {
        var deployment = MetricCatalogue.of(ENDPOINT + "/deployments/b").orElseThrow();
        assertThat(deployment.find("RequestLatency")).isEmpty();
    }

    @Test
    void knowsDimensionsAndAggregations() {
        var rate =
                MetricCatalogue.of(ENDPOINT).orElseThrow().find("RequestsPerMinute").orElseThrow();
        assertThat(rate.dimensions())
                .containsExactly("deployment", "statusCode", "statusCodeClass", "modelStatusCode");
        assertThat(rate.aggregations()).containsExactly("Average");
    }

    @Test
    void expectsSilenceFromLatencyOnly() {
        var metrics = MetricCatalogue.of(ENDPOINT).orElseThrow();
        assertThat(metrics.find("RequestLatency").orElseThrow().silence())
                .isEqualTo(Silence.NORMAL);
        assertThat(metrics.find("NetworkBytes").orElseThrow().silence()).isEqualTo(Silence.FAILURE);
    }

    @Test
    void knowsNothingOfOtherResources() {
        assertThat(MetricCatalogue.of("/subscriptions/s/providers/Microsoft.Web/sites/x"))
                .isEmpty();
    }
}
