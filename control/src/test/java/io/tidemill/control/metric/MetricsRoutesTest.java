package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MetricsRoutesTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String BLUE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices"
                    + "/workspaces/w/onlineEndpoints/e/deployments/blue";
    private static final String SPAN = "&timespan=2026-01-01T10:00:00Z/2026-01-01T10:03:00Z";

    private final MetricStore store = new MetricStore();
    private final ArmRouter router =
            new ArmRouter(
                    new MetricsRoutes(store, InstantSource.fixed(START.plusSeconds(150))).routes());

    @Test
    void showsEverySlotAndLeavesGapsEmpty() {
        cpu("i-1", 0, 20);
        cpu("i-2", 0, 53);
        cpu("i-1", 120, 99);
        var data = data("metricnames=cpuutilizationpercentage" + SPAN);
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.get(0).toString())
                .isEqualTo("{\"timeStamp\":\"2026-01-01T10:00:00Z\",\"average\":36.5}");
        assertThat(data.get(1).toString()).isEqualTo("{\"timeStamp\":\"2026-01-01T10:01:00Z\"}");
        assertThat(data.get(2).has("average")).as("a minute that has not ended").isFalse();
    }

    @Test
    void showsTheAggregationsThatWereAskedFor() {
        cpu("i-1", 0, 20);
        cpu("i-2", 0, 53);
        var slot =
                data("metricnames=CpuUtilizationPercentage&aggregation=Total,count,MINIMUM,Maximum"
                                + SPAN)
                        .get(0);
        assertThat(slot.get("total").asDouble()).isEqualTo(73);
        assertThat(slot.get("count").asDouble()).isEqualTo(2);
        assertThat(slot.get("minimum").asDouble()).isEqualTo(20);
        assertThat(slot.get("maximum").asDouble()).isEqualTo(53);
        assertThat(slot.has("average")).isFalse();
    }

    @Test
    void understandsTimesThatAreEncodedTwiceAndHaveNoZone() {
        cpu("i-1", 60, 7);
        var data =
                data(
                        "metricnames=CpuUtilizationPercentage&timespan="
                                + "2026-01-01T10%253A01%253A00.123456%252F2026-01-01T10%253A02%253A00");
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.get(0).get("average").asDouble()).isEqualTo(7);
    }

    @Test
    void answersTenSecondsToo() {
        cpu("i-1", 20, 7);
        var data = data("metricnames=CpuUtilizationPercentage&interval=PT10S" + SPAN);
        assertThat(data.size()).isEqualTo(18);
        assertThat(data.get(2).get("average").asDouble()).isEqualTo(7);
        assertThat(data.get(3).has("average")).isFalse();
    }

    @Test
    void filtersAndSplitsByDimension() {
        cpu("i-1", 0, 20);
        cpu("i-2", 0, 53);
        var one =
                data("metricnames=CpuUtilizationPercentage&$filter=instanceId%20eq%20'i-2'" + SPAN);
        assertThat(one.get(0).get("average").asDouble()).isEqualTo(53);
        var split =
                value("metricnames=CpuUtilizationPercentage&$filter=INSTANCEID%20eq%20'*'" + SPAN)
                        .get("timeseries");
        assertThat(split.size()).isEqualTo(2);
        var metadata = split.get(0).get("metadatavalues").get(0);
        assertThat(metadata.get("name").get("value").asString()).isEqualTo("instanceid");
    }

    @Test
    void showsAnEmptySeriesOfAMetricWithoutSamples() {
        var data = data("metricnames=GpuUtilizationPercentage" + SPAN);
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.get(0).has("average")).isFalse();
    }

    @Test
    void namesAllThatIsWrong() {
        var response = get("/metrics", "metricnames=Cpu&interval=PT7S&aggregation=Mean&timespan=x");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .contains("metric: Cpu", "DeploymentCapacity", "PT7S", "Mean", "timespan = x");
    }

    @Test
    void refusesATimeSpanOfTooManySlots() {
        var response = get("/metrics", "interval=PT10S&timespan=0001-01-01/9999-12-31");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("at most 20000");
    }

    @Test
    void listsDefinitions() {
        var list = get("/metricDefinitions", "").json().get("value");
        assertThat(list.size()).isEqualTo(14);
        var cpu = list.get(1);
        assertThat(cpu.get("name").get("value").asString()).isEqualTo("CpuUtilizationPercentage");
        assertThat(cpu.get("primaryAggregationType").asString()).isEqualTo("Average");
        assertThat(cpu.get("metricAvailabilities").size()).isEqualTo(8);
        assertThat(cpu.get("dimensions").toString())
                .isEqualTo("[{\"value\":\"instanceId\",\"localizedValue\":\"Instance Id\"}]");
    }

    @Test
    void listsTheNamespaceOfTheResource() {
        var response =
                router.handle(
                        ArmRequest.of(
                                "GET",
                                BLUE
                                        + "/providers/Microsoft.Insights/metricNamespaces"
                                        + "?api-version=2017-12-01-preview"));
        assertThat(response.json().get("value").get(0).get("name").asString())
                .endsWith("onlineEndpoints/deployments");
    }

    private void cpu(String instance, int second, double percent) {
        var key = SeriesKey.of(BLUE, "CpuUtilizationPercentage", Map.of("instanceId", instance));
        store.add(key, START.plusSeconds(second), Bucket.of(percent));
    }

    private JsonNode data(String query) {
        return value(query).get("timeseries").get(0).get("data");
    }

    private JsonNode value(String query) {
        var response = get("/metrics", query);
        assertThat(List.of(response.status(), response.body())).first().isEqualTo(200);
        return response.json().get("value").get(0);
    }

    private ArmResponse get(String what, String query) {
        return router.handle(
                ArmRequest.of(
                        "GET",
                        BLUE
                                + "/providers/microsoft.insights"
                                + what
                                + "?api-version=2018-01-01&"
                                + query));
    }
}
