package io.tidemill.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.client.FakeControl;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.load.LoadSummary;
import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DemoTest {

    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/";
    private static final String ENDPOINT =
            GROUP + "Microsoft.MachineLearningServices/workspaces/w/onlineEndpoints/embeddings";
    private static final String BLUE = ENDPOINT + "/deployments/blue";
    private static final String SETTING =
            GROUP + "microsoft.insights/autoscalesettings/autoscale-embeddings-blue";

    @TempDir private Path data = Path.of("");
    private final StringWriter out = new StringWriter();
    private final FakeControl control = started();

    @BeforeEach
    void start() {
        control.on("PUT " + ENDPOINT, 201, "{}")
                .on("PUT " + BLUE, 201, "{}", operation())
                .on("GET /operation", 200, "{\"status\": \"Succeeded\"}")
                .on("GET " + BLUE + "/instances", 200, instances("Starting", "Ready"))
                .on("GET " + BLUE + "/instances", 200, instances("Ready", "Ready"))
                .on("PUT " + SETTING, 201, "{}")
                .on("GET " + ENDPOINT, 200, endpoint())
                .on("POST " + ENDPOINT + "/listKeys", 200, "{\"primaryKey\": \"k\"}")
                .on("GET " + SETTING + "/evaluations", 200, evaluations());
    }

    @AfterEach
    void stop() {
        control.close();
    }

    @Test
    void deploysScalesLoadsAndSumsUp() throws IOException, InterruptedException {
        control.on("POST /score", 200, "[]");

        LoadSummary summary = demo().run(Duration.ofSeconds(3));

        assertThat(summary.isClean()).isTrue();
        assertThat(summary.answered()).isPositive();
        assertThat(out.toString())
                .contains("Deploying all-MiniLM-L6-v2")
                .contains("failed    0\n")
                .contains("1 scale action:\n")
                .contains("2 → 4: scale out rule, rule 1 saw 84 (CpuUtilizationPercentage > 70)\n");
    }

    @Test
    void asksInTheOrderThatAzureClientsDo() throws IOException, InterruptedException {
        control.on("POST /score", 200, "[]");

        demo().run(Duration.ofSeconds(1));

        List<String> puts =
                control.seen().stream()
                        .filter(line -> line.startsWith("PUT"))
                        .map(line -> line.substring(4, line.indexOf('?')))
                        .toList();
        assertThat(puts).containsExactly(ENDPOINT, BLUE, ENDPOINT, SETTING);
    }

    @Test
    void reportsRequestsThatFail() throws IOException, InterruptedException {
        control.on("POST /score", 429, "{\"error\": {\"code\": \"TooManyRequests\"}}");

        LoadSummary summary = demo().run(Duration.ofSeconds(1));

        assertThat(summary.isClean()).isFalse();
        assertThat(out.toString()).contains("× 429 TooManyRequests");
    }

    private Demo demo() throws IOException {
        control.writeProfile(data);
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(out), Map.of(), false);
        return new Demo(
                terminal,
                Profile.read(data),
                InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")),
                _ -> 20);
    }

    private Map<String, String> operation() {
        return Map.of("Azure-AsyncOperation", control.uri() + "/operation?api-version=1");
    }

    private String endpoint() {
        return "{\"properties\": {\"scoringUri\": \"%s/score\"}}".formatted(control.uri());
    }

    private static String instances(String first, String second) {
        return "{\"value\": [{\"state\": \"%s\"}, {\"state\": \"%s\"}]}".formatted(first, second);
    }

    private static String evaluations() {
        return """
        {"value": [
          {"evaluatedAt": "2026-01-01T00:01:00Z", "decision": {"kind": "Hold", "reason": "cooldown"}},
          {"evaluatedAt": "2026-01-01T00:00:20Z",
           "decision": {"kind": "Scale", "from": 2, "to": 4, "reason": "scaleOutRule"},
           "steps": [
             {"step": "RuleEvaluation", "index": 0, "outcome": "Triggered",
              "metricTrigger": {"metricName": "CpuUtilizationPercentage", "operator": "GreaterThan", "threshold": 70.0},
              "measurement": {"kind": "Observed", "value": 84.2}},
             {"step": "RuleEvaluation", "index": 1, "outcome": "NotTriggered"},
             {"step": "Combination", "winners": [0]}]},
          {"evaluatedAt": "2025-12-31T00:00:00Z", "decision": {"kind": "Scale", "from": 2, "to": 3}}]}
        """;
    }

    private static FakeControl started() {
        try {
            return new FakeControl();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
