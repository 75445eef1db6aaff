package io.tidemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.client.FakeControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands that show and use what is deployed: status, explain, load.
@Timeout(20)
class FleetCommandsTest {

    private static final String SETTINGS =
            "/subscriptions/s/resourceGroups/g/providers/microsoft.insights/autoscalesettings";
    private static final String ENDPOINTS =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/onlineEndpoints";
    private static final String BLUE = ENDPOINTS + "/embeddings/deployments/blue";
    private static final String METRICS = "/providers/Microsoft.Insights/metrics";

    private static final String EVALUATION =
            """
            {"decision": {"kind": "Hold", "reason": "notTriggered"},
             "explanation": ["CPU is 62 %.", "Leave the count."],
             "steps": [
              {"step": "InstanceCount", "current": 2},
              {"step": "RuleEvaluation", "index": 0, "outcome": "NotTriggered",
               "measurement": {"kind": "Observed", "value": 62.0},
               "metricTrigger": {"metricName": "CpuUtilizationPercentage", "operator": "GreaterThan", "threshold": 70.0},
               "scaleAction": {"direction": "Increase", "type": "ChangeCount", "value": "2", "cooldown": "PT5M"}},
              {"step": "RuleEvaluation", "index": 1, "outcome": "Unknown",
               "measurement": {"kind": "Silent"},
               "metricTrigger": {"metricName": "RequestLatency", "operator": "LessThanOrEqual", "threshold": 7.5},
               "scaleAction": {"direction": "Decrease", "type": "PercentChangeCount", "value": "50"}}]}
            """;

    @TempDir private Path data = Path.of("");
    private final Console console = new Console();

    @Test
    void showsAllDeploymentsOnOneScreen() throws IOException {
        try (FakeControl control = deployed()) {
            control.writeProfile(data);

            assertThat(console.run("status", "--data", data.toString())).isZero();
        }
        assertThat(console.out())
                .isEqualTo(
                        """
                        ENDPOINT    DEPLOYMENT  STATE      READY  REQ/MIN  LATENCY   CPU  SETTING  LAST DECISION
                        ----------  ----------  ---------  -----  -------  -------  ----  -------  ------------------------
                        embeddings  blue        Succeeded    1/2      120    45 ms  82 %  busy     no change: not triggered
                        """);
    }

    @Test
    void showsAllDeploymentsAsJson() throws IOException {
        try (FakeControl control = deployed()) {
            control.writeProfile(data);

            assertThat(console.run("status", "--data", data.toString(), "-o", "json")).isZero();
        }
        assertThat(console.out())
                .contains("\"wanted\" : 2")
                .contains("\"ready\" : 1")
                .contains("\"cpuPercent\" : 82.0");
    }

    @Test
    void explainsASetting() throws IOException {
        try (FakeControl control = deployed()) {
            control.writeProfile(data);

            assertThat(console.run("explain", "busy", "--data", data.toString())).isZero();
        }
        assertThat(console.out())
                .isEqualTo(
                        """
                        CPU is 62 %.
                        Leave the count.

                        RULE  CONDITION                      OBSERVED  OUTCOME       ACTION  COOLDOWN
                        ----  -----------------------------  --------  ------------  ------  --------
                           1  CpuUtilizationPercentage > 70        62  NotTriggered  out 2   5 min
                           2  RequestLatency <= 7.5                 –  Unknown       in 50%  –
                        """);
    }

    @Test
    void exitsWithThreeForASettingThatDoesNotExist() throws IOException {
        try (FakeControl control = new FakeControl()) {
            control.writeProfile(data);

            assertThat(console.run("explain", "missing", "--data", data.toString())).isEqualTo(3);
        }
        assertThat(console.err()).startsWith("ERROR: (ResourceNotFound) Nothing at");
    }

    @Test
    void loadsAnEndpointAndSumsUp() throws IOException {
        try (FakeControl control = deployed()) {
            control.writeProfile(data);
            control.on(
                    "GET " + ENDPOINTS + "/embeddings",
                    200,
                    "{\"properties\": {\"scoringUri\": \"%s/score\"}}".formatted(control.uri()));
            control.on(
                    "POST " + ENDPOINTS + "/embeddings/listKeys", 200, "{\"primaryKey\": \"k\"}");
            control.on("POST /score", 200, "[]");

            int code =
                    console.run(
                            "load",
                            "--endpoint",
                            "embeddings",
                            "--rate",
                            "50",
                            "--duration",
                            "1s",
                            "--data",
                            data.toString());

            assertThat(code).isZero();
            assertThat(control.seen()).anyMatch(line -> line.startsWith("POST /score Bearer k"));
        }
        assertThat(console.out()).contains("failed    0\n");
    }

    private static FakeControl deployed() throws IOException {
        return new FakeControl()
                .on(
                        "GET " + SETTINGS,
                        200,
                        list(
                                "{\"name\": \"busy\", \"properties\": {\"enabled\": true, \"targetResourceUri\": \""
                                        + BLUE.toUpperCase(Locale.ROOT)
                                        + "\"}}"))
                .on("GET " + SETTINGS + "/busy/evaluations/latest", 200, EVALUATION)
                .on("GET " + ENDPOINTS, 200, list("{\"name\": \"embeddings\"}"))
                .on(
                        "GET " + ENDPOINTS + "/embeddings/deployments",
                        200,
                        list(
                                "{\"id\": \""
                                        + BLUE
                                        + "\", \"name\": \"blue\", \"sku\": {\"capacity\": 2}, \"properties\": {\"provisioningState\": \"Succeeded\"}}"))
                .on(
                        "GET " + BLUE + "/instances",
                        200,
                        list("{\"state\": \"Ready\"}, {\"state\": \"Starting\"}"))
                .on("GET " + BLUE + METRICS, 200, list(metric("CpuUtilizationPercentage", 82)))
                .on(
                        "GET " + ENDPOINTS + "/embeddings" + METRICS,
                        200,
                        list(
                                metric("RequestsPerMinute", 120)
                                        + ","
                                        + metric("RequestLatency", 45)));
    }

    private static String list(String values) {
        return "{\"value\": [" + values + "]}";
    }

    private static String metric(String name, double value) {
        return "{\"name\": {\"value\": \"%s\"}, \"timeseries\": [{\"data\": [{\"average\": %s}]}]}"
                .formatted(name, value);
    }
}
