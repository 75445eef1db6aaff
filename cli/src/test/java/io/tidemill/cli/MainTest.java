package io.tidemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.FakeControl;
import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class MainTest {

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
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(run("statsu")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        """
                        ERROR: Unmatched argument at index 0: 'statsu'
                        See `tidemill --help`.
                        Did you mean `status`?
                        """);
    }

    @Test
    void refusesAnOptionThatDoesNotExist() {
        assertThat(run("version", "--verbose")).isEqualTo(2);
        assertThat(err.toString()).contains("'--verbose'").contains("`tidemill version --help`");
    }

    @Test
    void asksForACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("ERROR: no command was given");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void showsHelpWithAnExample(Verb verb) {
        assertThat(run(verb.word(), "--help")).isZero();
        assertThat(out.toString()).contains("Example").contains("  tidemill " + verb.word());
    }

    @Test
    void listsEveryCommandInItsHelp() {
        assertThat(run("--help")).isZero();
        for (Verb verb : Verb.values()) {
            assertThat(out.toString()).contains("\n  " + verb.word() + " ");
        }
    }

    @Test
    void showsItsVersionAsJson() {
        assertThat(run("version", "-o", "json")).isZero();
        assertThat(out.toString()).contains("\"tidemill\" : \"unreleased\"");
    }

    @Test
    void saysWhereNoServerRuns() {
        assertThat(run("status", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        """
                        ERROR: (NotRunning) No Tidemill is running on %s
                        Start one with `tidemill up`, or name another folder with --data.
                        """
                                .formatted(data));
    }

    @Test
    void tellsWhereTheAuthorityIsThatClientsMustTrust() throws IOException {
        Path file = Files.writeString(data.resolve("ca.pem"), "");
        profileWithAuthority(file.toString());

        assertThat(run("ca", "--data", data.toString())).isZero();
        assertThat(out.toString()).isEqualTo(file + "\n");
    }

    @Test
    void saysThatThereIsNoAuthorityYet() throws IOException {
        assertThat(run("ca", "--data", data.toString())).isEqualTo(1);
        profileWithAuthority(data.resolve("ca.pem").toString());
        assertThat(run("ca", "--data", data.toString())).isEqualTo(1);

        assertThat(err.toString().lines().filter(line -> line.contains("(NoAuthority)")))
                .hasSize(2)
                .allMatch(line -> line.contains("There is no certificate authority in " + data));
    }

    @Test
    void saysThatASuppliedCertificateHasAnAuthorityOfItsOwn() throws IOException {
        profileWithAuthority("");

        assertThat(run("ca", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("tls.certificate");
    }

    private void profileWithAuthority(String file) throws IOException {
        Files.writeString(
                data.resolve("cli.json"),
                """
                {"url": "http://h", "tlsUrl": "https://h", "caFile": "%s", "token": "t",
                 "subscription": "s", "resourceGroup": "g", "workspace": "w"}
                """
                        .formatted(file));
    }

    @Test
    void findsTheDataFolderInTheEnvironment() {
        assertThat(run(Map.of("TIDEMILL_DATA", "/a/b"), "status")).isEqualTo(1);
        assertThat(run(Map.of("XDG_DATA_HOME", "/x"), "status")).isEqualTo(1);
        assertThat(run(Map.of("HOME", "/h"), "status")).isEqualTo(1);
        assertThat(err.toString())
                .contains("running on /a/b\n")
                .contains("running on /x/tidemill\n")
                .contains("running on /h/.local/share/tidemill\n");
    }

    @Test
    void showsAllDeploymentsOnOneScreen() throws IOException {
        try (FakeControl control = deployed()) {
            control.writeProfile(data);

            assertThat(run("status", "--data", data.toString())).isZero();
        }
        assertThat(out.toString())
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

            assertThat(run("status", "--data", data.toString(), "-o", "json")).isZero();
        }
        assertThat(out.toString())
                .contains("\"wanted\" : 2")
                .contains("\"ready\" : 1")
                .contains("\"cpuPercent\" : 82.0");
    }

    @Test
    void explainsASetting() throws IOException {
        try (FakeControl control = deployed()) {
            control.writeProfile(data);

            assertThat(run("explain", "busy", "--data", data.toString())).isZero();
        }
        assertThat(out.toString())
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

            assertThat(run("explain", "missing", "--data", data.toString())).isEqualTo(3);
        }
        assertThat(err.toString()).startsWith("ERROR: (ResourceNotFound) Nothing at");
    }

    @Test
    void saysInOneLineWhyItCannotStart() {
        RunningServer.Starter refusing =
                (_, _) -> {
                    throw new IllegalStateException("Port 7070 is in use");
                };

        assertThat(new Main(terminal(Map.of()), refusing).run("up", "--data", data.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("ERROR: (CannotStart) Port 7070 is in use\n");
    }

    @Test
    void refusesALengthOfTimeThatIsNone() {
        assertThat(run("load", "--endpoint", "e", "--duration", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no length of time");
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
                    run(
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
        assertThat(out.toString()).contains("failed    0\n");
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

    private int run(String... args) {
        return run(Map.of("COLUMNS", "100"), args);
    }

    private int run(Map<String, String> environment, String... args) {
        RunningServer.Starter none =
                (_, _) -> {
                    throw new CommandFailure("NoServer", "not in this test", "");
                };
        return new Main(terminal(environment), none).run(args);
    }

    private Terminal terminal(Map<String, String> environment) {
        return new Terminal(new PrintWriter(out), new PrintWriter(err), environment, false);
    }
}
