package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.engine.metric.MetricKey;
import java.time.Duration;
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
    private final MetricDirectory directory =
            new MetricDirectory(store, List.of(new FakeNamespace("far", "up")));
    private final ArmRouter router =
            new ArmRouter(
                    new MetricsRoutes(
                                    directory,
                                    new StoredMetrics(directory, store, START),
                                    InstantSource.fixed(START.plusSeconds(150)))
                            .routes());

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
        var minutes = get("/metrics", "timespan=2026-01-01/2026-05-01");
        assertThat(minutes.status()).isEqualTo(400);
        assertThat(minutes.body()).contains("172800 values, at most 150000");
        var ages = get("/metrics", "interval=P1D&timespan=0001-01-01/9999-12-31");
        assertThat(ages.status()).isEqualTo(400);
        assertThat(ages.body()).contains("at most 1000 days");
    }

    @Test
    void answersEveryGrainOfNinetyThreeDays() {
        for (var grain : List.of("PT1M", "PT5M", "PT1H", "PT6H", "PT12H", "P1D")) {
            var data =
                    data(
                            "metricnames=CpuUtilizationPercentage&timespan=2025-10-01/2026-01-02&interval="
                                    + grain);
            assertThat(data.size()).isEqualTo(Duration.ofDays(93).dividedBy(Duration.parse(grain)));
        }
    }

    @Test
    void makesOneSlotOfTheFullSpan() {
        cpu("i-1", 0, 20);
        cpu("i-1", 60, 40);
        var data = data("metricnames=CpuUtilizationPercentage&interval=full" + SPAN);
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.get(0).get("average").asDouble()).isEqualTo(30);
    }

    @Test
    void showsOfALongSlotWhatThereIsYet() {
        cpu("i-1", 60, 40);
        var data = data("metricnames=CpuUtilizationPercentage&interval=PT1H" + SPAN);
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.get(0).get("timeStamp").asString()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(data.get(0).get("average").asDouble()).isEqualTo(40);
    }

    @Test
    void keepsValuesOfAFilterApartUnlessTheyAreRolledUp() {
        cpu("i-1", 0, 20);
        cpu("i-2", 0, 53);
        cpu("i-3", 0, 99);
        var filter =
                "metricnames=CpuUtilizationPercentage&$filter=instanceId%20eq%20'i-1'%20or%20instanceId%20eq%20'i-2'"
                        + SPAN;
        assertThat(value(filter).get("timeseries").size()).isEqualTo(2);
        assertThat(data(filter + "&rollupby=instanceid").get(0).get("average").asDouble())
                .isEqualTo(36.5);
    }

    @Test
    void ordersTheSeriesAndTakesTheFirst() {
        cpu("i-1", 0, 20);
        cpu("i-2", 0, 53);
        cpu("i-3", 0, 99);
        var all = "metricnames=CpuUtilizationPercentage&$filter=instanceId%20eq%20'*'" + SPAN;
        assertThat(instances(all + "&top=2&orderby=average%20desc")).containsExactly("i-3", "i-2");
        assertThat(instances(all + "&top=2&orderby=sum%20asc")).containsExactly("i-1", "i-2");
        assertThat(instances(all)).containsExactly("i-1", "i-2", "i-3");
    }

    @Test
    void tellsDimensionsWithoutValues() {
        cpu("i-1", 0, 20);
        var all = "metricnames=CpuUtilizationPercentage&$filter=instanceId%20eq%20'*'" + SPAN;
        assertThat(instances(all + "&resultType=metadata")).containsExactly("i-1");
        assertThat(data(all + "&resultType=metadata").size()).isZero();
    }

    @Test
    void answersACustomNamespaceByName() {
        custom("App", "Queue,Depth", Map.of("Process", "a"), 60, 5);
        var response =
                get(
                        "/metrics",
                        "metricnamespace=app&metricnames=queue%252depth&aggregation=total" + SPAN);
        assertThat(response.json().get("namespace").asString()).isEqualTo("App");
        assertThat(response.json().at("/value/0/name/value").asString()).isEqualTo("Queue,Depth");
        assertThat(response.json().at("/value/0/timeseries/0/data/1/total").asDouble())
                .isEqualTo(5);
    }

    @Test
    void countsSeriesThatLeaveOutADimension() {
        custom("App", "Errors", Map.of(), 60, 5);
        custom("App", "Errors", Map.of("kind", "io"), 60, 7);
        var query = "metricnamespace=App&metricnames=Errors&aggregation=Total" + SPAN;
        assertThat(data(query).get(1).get("total").asDouble()).isEqualTo(12);
        assertThat(data(query + "&$filter=kind%20eq%20'io'").get(1).get("total").asDouble())
                .isEqualTo(7);
    }

    @Test
    void saysWhichMetricCannotBeReadAndAnswersTheOthers() {
        var value =
                get("/metrics", "metricnamespace=far&metricnames=broken,up" + SPAN)
                        .json()
                        .get("value");
        assertThat(value.get(0).get("errorCode").asString()).isEqualTo("Unreadable");
        assertThat(value.get(0).get("errorMessage").asString()).isEqualTo("it does not answer");
        assertThat(value.get(0).get("timeseries").size()).isZero();
        assertThat(value.get(1).at("/timeseries/0/data/0/average").asDouble()).isEqualTo(7);
    }

    @Test
    void namesWhatIsWrongWithAFilter() {
        assertThat(get("/metrics", "$filter=instanceId%20eq%20x").body())
                .contains("$filter cannot be read: at place 15 stands x");
        assertThat(
                        get(
                                        "/metrics",
                                        "metricnames=CpuUtilizationPercentage&$filter=zone%20eq%20'x'")
                                .body())
                .contains(
                        "$filter names zone, which is no dimension of CpuUtilizationPercentage; it has [instanceId]");
        assertThat(get("/metrics", "resultType=All&orderby=best&top=0&metricnamespace=x").body())
                .contains("resultType = All", "orderby = best", "top = 0", "metricnamespace = x");
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

    @Test
    void listsCustomNamespacesAndTheirDefinitions() {
        custom("App", "Depth", Map.of("Process", "a"), 0, 5);
        var namespaces = get("/metricNamespaces", "").json().get("value");
        assertThat(namespaces.get(1).get("name").asString()).isEqualTo("App");
        assertThat(namespaces.get(1).get("classification").asString()).isEqualTo("Custom");
        var definition =
                get("/metricDefinitions", "metricnamespace=APP").json().get("value").get(0);
        assertThat(definition.get("namespace").asString()).isEqualTo("App");
        assertThat(definition.get("unit").asString()).isEqualTo("Unspecified");
        assertThat(definition.get("dimensions").get(0).get("value").asString())
                .isEqualTo("Process");
        assertThat(get("/metricDefinitions", "metricnamespace=x").body())
                .contains("metricnamespace = x, must be one of");
    }

    private void cpu(String instance, int second, double percent) {
        var key = SeriesKey.of(BLUE, "CpuUtilizationPercentage", Map.of("instanceId", instance));
        store.add(key, START.plusSeconds(second), Bucket.of(percent));
    }

    private void custom(
            String namespace, String name, Map<String, String> dimensions, int second, double sum) {
        var key = new SeriesKey(new MetricKey(BLUE, namespace, name), dimensions);
        store.add(key, START.plusSeconds(second), Bucket.of(sum));
    }

    private List<String> instances(String query) {
        return value(query)
                .get("timeseries")
                .valueStream()
                .map(one -> one.at("/metadatavalues/0/value").asString())
                .toList();
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
                                + "?api-version="
                                + (what.equals("/metricNamespaces")
                                        ? "2017-12-01-preview"
                                        : "2018-01-01")
                                + "&"
                                + query));
    }
}
