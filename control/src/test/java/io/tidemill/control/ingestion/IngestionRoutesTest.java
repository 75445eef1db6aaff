package io.tidemill.control.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.metric.MetricDirectory;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.MetricsRoutes;
import io.tidemill.control.metric.StoredMetrics;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class IngestionRoutesTest {
    private static final Instant START = Instant.parse("2026-01-07T11:20:00Z");
    private static final String GROUP = "/subscriptions/s/resourceGroups/g";
    private static final String BLUE =
            GROUP
                    + "/providers/Microsoft.MachineLearningServices/workspaces/w/onlineEndpoints/e/deployments/blue";

    private final MetricStore store = new MetricStore();
    private final MetricDirectory directory = new MetricDirectory(store, List.of());
    private Instant now = START.plusSeconds(15 * 60);
    private final ArmRouter router =
            new ArmRouter(
                    Stream.of(
                                    new IngestionRoutes(
                                                    new MetricIntake(store),
                                                    directory,
                                                    id -> !id.endsWith("/nowhere"),
                                                    () -> now)
                                            .routes(),
                                    new MetricsRoutes(
                                                    directory,
                                                    new StoredMetrics(directory, store, START),
                                                    () -> now)
                                            .routes())
                            .flatMap(List::stream)
                            .toList());

    @Test
    void answersWhatAzuresExampleSends() {
        assertThat(post(BLUE, point(5, "\"a\"", 10, 89, 190, 4)))
                .satisfies(
                        answer -> assertThat(answer.status()).isEqualTo(200),
                        answer -> assertThat(answer.body()).isEmpty());
        var minute = data("Average,Minimum,Maximum,Total,Count", "PT1M").get(5);
        assertThat(minute.toString())
                .isEqualTo(
                        "{\"timeStamp\":\"2026-01-07T11:25:00Z\",\"average\":47.5,\"minimum\":10.0,\"maximum\":89.0,\"total\":190.0,\"count\":4.0}");
    }

    /// One of three servers is silent, which is not a zero.
    @Test
    void averagesThoseThatReported() {
        post(BLUE, point(0, "\"1\"", 20, 20, 20, 1));
        post(BLUE, point(0, "\"2\"", 53, 53, 53, 1));
        var minute = data("Average,Minimum,Maximum,Total,Count", "PT1M").get(0);
        assertThat(minute.get("average").asDouble()).isEqualTo(36.5);
        assertThat(minute.get("minimum").asDouble()).isEqualTo(20);
        assertThat(minute.get("maximum").asDouble()).isEqualTo(53);
        assertThat(minute.get("total").asDouble()).isEqualTo(73);
        assertThat(minute.get("count").asDouble()).isEqualTo(2);
    }

    @Test
    void addsMinutesUpToFiveMinutes() {
        int[] sums = {3, 6, 6, 9, 4, 5, 7, 1, 6, 3};
        for (int minute = 0; minute < sums.length; minute++) {
            post(BLUE, point(minute, "\"a\"", 0, sums[minute], sums[minute], 3));
        }
        var slots = data("Total", "PT5M");
        assertThat(slots.get(0).get("total").asDouble()).isEqualTo(28);
        assertThat(slots.get(1).get("total").asDouble()).isEqualTo(22);
    }

    @Test
    void answersTheAveragesOfTwoInstances() {
        int[] one = {60, 70, 50, 90, 40};
        int[] two = {80, 90, 70, 94, 60};
        for (int minute = 0; minute < one.length; minute++) {
            post(BLUE, point(minute, "\"i1\"", one[minute], one[minute], one[minute], 1));
            post(BLUE, point(minute, "\"i2\"", two[minute], two[minute], two[minute], 1));
        }
        assertThat(values("average", "PT1M")).startsWith(70.0, 80.0, 60.0, 92.0, 50.0);
        assertThat(values("maximum", "PT1M")).startsWith(80.0, 90.0, 70.0, 94.0, 60.0);
        assertThat(values("minimum", "PT1M")).startsWith(60.0, 70.0, 50.0, 90.0, 40.0);
        assertThat(values("total", "PT1M")).startsWith(140.0, 160.0, 120.0, 184.0, 100.0);
        assertThat(values("average", "PT5M")).startsWith(70.4);
        assertThat(values("total", "PT5M")).startsWith(704.0);
    }

    @Test
    void weighsMinutesByTheirSamples() {
        post(BLUE, point(0, "\"a\"", 10, 10, 10, 1));
        post(BLUE, point(1, "\"a\"", 20, 20, 60, 3));
        assertThat(values("average", "PT5M")).startsWith(17.5);
    }

    @Test
    void mergesWhatIsSentAgainInAMinute() {
        post(BLUE, point(0, "\"a\"", 5, 9, 14, 2));
        post(BLUE, point(0, "\"a\"", 2, 6, 8, 2));
        var minute = data("Minimum,Maximum,Total,Count", "PT1M").get(0);
        assertThat(minute.get("minimum").asDouble()).isEqualTo(2);
        assertThat(minute.get("maximum").asDouble()).isEqualTo(9);
        assertThat(minute.get("total").asDouble()).isEqualTo(22);
        assertThat(minute.get("count").asDouble()).isEqualTo(4);
    }

    @Test
    void takesPointsWithoutDimensions() {
        var body = point(0, "", 1, 1, 1, 1).replace("\"dimNames\":[\"Process\"],", "");
        assertThat(post(BLUE, body.replace("\"dimValues\":[],", "")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "11:15:00Z, 200",
        "11:14:59Z, 400",
        "11:40:00Z, 200",
        "11:40:01Z, 400",
        "12:30:00+01:00, 200",
        "11:30:00, 200",
        "'', 400",
        "noon, 400"
    })
    void takesTimesOfTwentyMinutesAgoToFiveMinutesAhead(String time, int status) {
        var body = point(0, "\"a\"", 1, 1, 1, 1).replace("11:20:00Z", time);
        assertThat(post(BLUE, body).status()).isEqualTo(status);
    }

    /// What is replaced in a good body, by what, and what the answer says.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"time\" | \"when\" | time is missing, must be a time from 2026-01-07T11:15:00Z",
                "\"metric\":\"Depth\" | \"metric\":\" \" | data.baseData.metric =  , must be a text",
                "\"namespace\":\"App\" | \"namespace\":7 | data.baseData.namespace = 7, must be a text",
                "\"namespace\":\"App\" | \"namespace\":\"microsoft.machinelearningservices/workspaces/onlineendpoints/deployments\" | must not be a namespace of metrics that are not sent",
                "[\"Process\"] | [\"Process\",\"process\"] | data.baseData.dimNames = [\"Process\",\"process\"], must not have a name twice",
                "[\"a\"] | [] | series[0].dimValues = [], must have one value for each of the 1 dimNames",
                "[\"a\"] | [\"a\",\"b\"] | must have one value for each of the 1 dimNames",
                "[\"a\"] | [1] | data.baseData.series[0].dimValues[0] = 1, must be a text",
                "\"min\":1.0 | \"min\":3 | series[0].min = 3, must be at most max (1.0)",
                "\"min\":1.0 | \"min\":\"NaN\" | series[0].min = NaN, must be a finite number",
                "\"sum\":1.0 | \"sum\":1e999 | must be a finite number",
                "\"sum\":1.0 | \"s\":1 | series[0].sum is missing, must be a finite number",
                "\"count\":1 | \"count\":0 | series[0].count = 0, must be a whole number of at least 1",
                "\"count\":1 | \"count\":-1 | series[0].count = -1, must be a whole number",
                "\"count\":1 | \"count\":1.5 | series[0].count = 1.5, must be a whole number",
                "\"series\" | \"serie\" | data.baseData.series is missing, must be an array"
            })
    void namesTheFieldTheValueAndWhatWasWanted(String part, String replacement, String message) {
        var body = point(0, "\"a\"", 1, 1, 1, 1).replace(part, replacement);
        var answer = post(BLUE, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asString()).contains(message);
    }

    @Test
    void takesTenDimensionsOf256CharactersAndNoMore() {
        assertThat(post(BLUE, wide(10, "x".repeat(256))).status()).isEqualTo(200);
        assertThat(post(BLUE, wide(11, "x")).body()).contains("must have at most 10 names");
        assertThat(post(BLUE, wide(1, "x".repeat(257))).body())
                .contains("must be a text of 1 to 256 characters");
    }

    @Test
    void keepsNothingOfARequestThatIsPartlyWrong() {
        var good = "{\"dimValues\":[\"a\"],\"min\":1.0,";
        post(
                BLUE,
                point(0, "\"a\"", 1, 1, 1, 1)
                        .replace(good, good + "\"max\":1,\"sum\":1,\"count\":1},{"));
        assertThat(directory.of(BLUE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        GROUP + ", 400",
        "/subscriptions/s, 400",
        BLUE + "/nowhere, 400",
        GROUP + "/providers/X.Y/queues/nowhere, 404"
    })
    void refusesWhatIsNoResource(String id, int status) {
        assertThat(post(id, point(0, "\"a\"", 1, 1, 1, 1)).status()).isEqualTo(status);
    }

    @Test
    void takesMetricsOfResourcesThatWeDoNotKeep() {
        var queue = GROUP + "/providers/Microsoft.ServiceBus/namespaces/n/queues/q";
        assertThat(post(queue, point(0, "\"a\"", 1, 1, 1, 1)).status()).isEqualTo(200);
        assertThat(directory.of(queue)).hasSize(1);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThat(post(BLUE, "{\"time\"").status()).isEqualTo(400);
        assertThat(post(BLUE, "").status()).isEqualTo(400);
    }

    private static String wide(int dimensions, String value) {
        var names = Stream.iterate(0, i -> i + 1).limit(dimensions).map(i -> "\"d" + i + "\"");
        var values = Stream.generate(() -> "\"" + value + "\"").limit(dimensions);
        return point(0, String.join(",", values.toList()), 1, 1, 1, 1)
                .replace("[\"Process\"]", names.toList().toString());
    }

    private static String point(
            int minute, String values, double minimum, double maximum, double sum, long... count) {
        return "{\"time\":\"%s\",\"data\":{\"baseData\":{\"metric\":\"Depth\",\"namespace\":\"App\",\"dimNames\":[\"Process\"],\"series\":[{\"dimValues\":[%s],\"min\":%s,\"max\":%s,\"sum\":%s,\"count\":%d}]}}}"
                .formatted(
                        START.plusSeconds(60L * minute), values, minimum, maximum, sum, count[0]);
    }

    private ArmResponse post(String resource, String body) {
        return router.handle(ArmRequest.of("POST", resource + "/metrics").withBody(body));
    }

    private List<Double> values(String aggregation, String interval) {
        return data(aggregation, interval)
                .valueStream()
                .map(slot -> slot.path(aggregation).asDouble(Double.NaN))
                .toList();
    }

    private JsonNode data(String aggregations, String interval) {
        var query =
                "api-version=2018-01-01&metricnamespace=App&metricnames=Depth&timespan=2026-01-07T11:20:00Z/2026-01-07T11:30:00Z&interval=%s&aggregation=%s"
                        .formatted(interval, aggregations);
        return router.handle(
                        ArmRequest.of(
                                "GET", BLUE + "/providers/microsoft.insights/metrics?" + query))
                .json()
                .at("/value/0/timeseries/0/data");
    }
}
