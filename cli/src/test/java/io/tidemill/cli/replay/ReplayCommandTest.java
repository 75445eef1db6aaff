package io.tidemill.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {
    private static final String RULES =
            """
            {"profiles": [{"name": "work", "capacity": {"minimum": "2", "maximum": "6", "default": "3"}, "rules": [
              {"metricTrigger": {"metricName": "Cpu", "timeGrain": "PT1M", "statistic": "Average",
                 "timeWindow": "PT1M", "timeAggregation": "Average", "operator": "GreaterThan", "threshold": 70},
               "scaleAction": {"direction": "Increase", "type": "ChangeCount", "value": "1", "cooldown": "PT3M"}},
              {"metricTrigger": {"metricName": "Cpu", "timeGrain": "PT1M", "statistic": "Average",
                 "timeWindow": "PT1M", "timeAggregation": "Average", "operator": "LessThan", "threshold": 30},
               "scaleAction": {"direction": "Decrease", "type": "ChangeCount", "value": "1", "cooldown": "PT1M"}}
            ]}]}
            """;

    private static final String SAMPLES =
            """
            timestamp_utc,metric,value
            2026-01-05T10:00:00Z,Cpu,80
            2026-01-05T10:01:00Z,Cpu,20
            2026-01-05T10:02:00Z,Cpu,
            2026-01-05T10:03:00Z,Cpu,20
            """;

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("s.json"), RULES);
        Files.writeString(folder.resolve("m.csv"), SAMPLES);
    }

    @Test
    void writesEachRunAsOneLineOfJson() {
        var lines = jsonLines();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(1))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {"time": "2026-01-05T10:01:00Z", "profile": "work", "from": 3, "to": 4,
                                         "action": "ScaleOut", "reason": "scaleOutRule", "rules": [
                                          {"metric": "Cpu", "observed": 80.0, "threshold": 70.0, "outcome": "Triggered"},
                                          {"metric": "Cpu", "observed": 80.0, "threshold": 30.0, "outcome": "NotTriggered"}]}
                                        """));
        assertThat(lines.get(3).at("/rules/0/observed").isNull()).isTrue();
        assertThat(lines.get(3).at("/rules/0/outcome").asString()).isEqualTo("Unknown");
    }

    @Test
    void decidesAsTheLiveLoopDoes() {
        assertThat(actions()).containsExactly("None", "ScaleOut", "None", "None", "ScaleIn");
    }

    @Test
    void measuresTheOtherCooldownWhenToldSo() {
        assertThat(actions("--cooldown-policy", "evaluatedRule"))
                .containsExactly("None", "ScaleOut", "ScaleIn", "None", "ScaleIn");
    }

    @Test
    void readsSamplesLaterWhenTheyAreDelayed() {
        assertThat(actions("--metric-delay", "60s"))
                .containsExactly("None", "None", "ScaleOut", "None", "None");
    }

    @Test
    void waitsForInstancesThatStartUp() {
        var reasons =
                jsonLines("--start-up", "90s").stream()
                        .map(line -> line.path("reason").asString())
                        .toList();

        assertThat(reasons)
                .containsExactly(
                        "metricFailure",
                        "scaleOutRule",
                        "operationInProgress",
                        "cooldown",
                        "scaleInRules");
    }

    @Test
    void runsOnlyInTheSpanItIsTold() {
        var lines =
                jsonLines(
                        "--from",
                        "2026-01-05T10:01:00Z",
                        "--to",
                        "2026-01-05T10:02:30",
                        "--every",
                        "30s");

        assertThat(lines)
                .extracting(line -> line.path("time").asString())
                .containsExactly(
                        "2026-01-05T10:01:00Z",
                        "2026-01-05T10:01:30Z",
                        "2026-01-05T10:02:00Z",
                        "2026-01-05T10:02:30Z");
    }

    @Test
    void startsWithAsManyInstancesAsTold() {
        assertThat(jsonLines("--instances", "9").getFirst().path("from").asInt()).isEqualTo(9);
        assertThat(jsonLines("--instances", "9").get(1).path("from").asInt()).isEqualTo(6);
    }

    @Test
    void startsWithTheCountThatWasSetByHandBefore() throws IOException {
        Files.writeString(folder.resolve("m.csv"), SAMPLES + "2026-01-05T10:00:00Z,@capacity,5\n");

        assertThat(jsonLines("--from", "2026-01-05T10:01:00Z").getFirst().path("from").asInt())
                .isEqualTo(5);
    }

    @Test
    void writesEachRunAsOneRowOfCsv() {
        assertThat(run(0, "-o", "csv").lines())
                .hasSize(6)
                .startsWith(
                        "time,profile,from,to,action,reason,rules",
                        "2026-01-05T10:00:00Z,work,3,3,None,metricFailure,Cpu= Unknown;Cpu= Unknown",
                        "2026-01-05T10:01:00Z,work,3,4,ScaleOut,scaleOutRule,Cpu=80.0 Triggered;Cpu=80.0 NotTriggered");
    }

    @Test
    void countsRunsThatOnlyRepeatInTheTable() throws IOException {
        Files.writeString(
                folder.resolve("m.csv"),
                """
                timestamp_utc,metric,value
                2026-01-05T10:00:00Z,Cpu,50
                2026-01-05T10:01:00Z,Cpu,51
                2026-01-05T10:02:00Z,Cpu,52
                2026-01-05T10:03:00Z,Cpu,90
                """);

        assertThat(run(0).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "TIME PROFILE FROM TO ACTION REASON RULES",
                        "2026-01-05T10:00:00Z work 3 3 None metricFailure Cpu – Unknown, Cpu – Unknown",
                        "2026-01-05T10:01:00Z work 3 3 None notTriggered Cpu 50.00 NotTriggered, Cpu 50.00 NotTriggered",
                        "… 2 more runs like this, until 2026-01-05T10:03:00Z",
                        "2026-01-05T10:04:00Z work 3 4 ScaleOut scaleOutRule Cpu 90.00 Triggered, Cpu 90.00 NotTriggered",
                        "5 runs: 1 scale-out, 0 scale-ins, 3 to 4 instances");
    }

    @Test
    void warnsOfMetricsThatTheFileDoesNotHave() throws IOException {
        Files.writeString(folder.resolve("m.csv"), SAMPLES.replace("Cpu", "Memory"));

        run(0);

        assertThat(err.toString()).contains("no samples of Cpu");
    }

    @Test
    void tellsEverythingThatIsWrongWithASetting() throws IOException {
        Files.writeString(
                folder.resolve("s.json"),
                RULES.replace("\"6\"", "\"1\"").replace("GreaterThan", "Above"));

        run(1);

        assertThat(err.toString()).contains("capacity", "operator");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        run(2, "--every", "0s");
        run(2, "--every", "soon");
        run(2, "--from", "noon");
        run(2, "--from", "2027-01-01T00:00:00Z");
        run(2, "--instances", "-1");
        run(2, "--cooldown-policy", "never");

        assertThat(err.toString().lines().filter(line -> !line.isBlank())).hasSizeGreaterThan(5);
    }

    private List<String> actions(String... options) {
        return jsonLines(options).stream().map(line -> line.path("action").asString()).toList();
    }

    private List<JsonNode> jsonLines(String... options) {
        var arguments = Stream.concat(Stream.of("-o", "jsonl"), Stream.of(options));
        var json = new JsonMapper();
        return run(0, arguments.toArray(String[]::new)).lines().map(json::readTree).toList();
    }

    private String run(int exitCode, String... options) {
        out.getBuffer().setLength(0);
        var files =
                Stream.of(
                        "--setting", folder.resolve("s.json").toString(),
                        "--metrics", folder.resolve("m.csv").toString());
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Map.of(), false);
        var line =
                new CommandLine(new ReplayCommand(terminal))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setErr(terminal.err())
                        .setExecutionExceptionHandler((problem, _, _) -> {
                            terminal.err().println(problem.getMessage());
                            return 1;
                        });
        assertThat(line.execute(Stream.concat(files, Stream.of(options)).toArray(String[]::new)))
                .isEqualTo(exitCode);
        return out.toString();
    }
}
