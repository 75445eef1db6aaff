package io.tidemill.control.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.Database;
import io.tidemill.engine.Autoscaler;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Condition;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.Sampling;
import io.tidemill.engine.rule.ScaleAction;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import io.tidemill.engine.target.TargetState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EvaluationLogTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir private Path folder;
    private Database database;
    private EvaluationLog log;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("tidemill.db"));
        log = new EvaluationLog(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void saysThatThereIsNoneYet() {
        assertThat(get("/latest").status()).isEqualTo(404);
        assertThat(get("").json().path("value")).isEmpty();
    }

    @Test
    void explainsTheLatest() {
        log.record(evaluation("run-1", 2, 90));

        JsonNode latest = get("/latest").json();
        assertThat(latest.at("/decision").toString())
                .isEqualTo(
                        "{\"kind\":\"Scale\",\"from\":2,\"to\":4,\"direction\":\"Increase\",\"reason\":\"scaleOutRule\"}");
        assertThat(latest.path("explanation")).isNotEmpty();
        assertThat(latest.path("profile").asString()).isEqualTo("default");
        assertThat(latest.path("currentInstanceCount").asInt()).isEqualTo(2);
    }

    @Test
    void showsWhatARuleSaw() {
        log.record(evaluation("run-1", 2, 90));

        JsonNode rule =
                get("/latest")
                        .json()
                        .path("steps")
                        .valueStream()
                        .filter(step -> step.path("step").asString().equals("RuleEvaluation"))
                        .findFirst()
                        .orElseThrow();
        assertThat(rule.at("/measurement/value").asDouble()).isEqualTo(90);
        assertThat(rule.path("outcome").asString()).isEqualTo("Triggered");
        assertThat(rule.at("/metricTrigger/threshold").asDouble()).isEqualTo(70);
        assertThat(rule.has("coolingUntil")).isFalse();
    }

    @Test
    void listsTheNewestFirstAndForgetsTheOldest() {
        for (int run = 0; run < 30; run++) {
            log.record(evaluation("run-" + run, 2, 50));
        }

        assertThat(get("?$top=100").json().path("value")).hasSize(EvaluationLog.IN_MEMORY);
        assertThat(
                        get("?$top=2")
                                .json()
                                .path("value")
                                .valueStream()
                                .map(one -> one.path("correlationId").asString()))
                .containsExactly("run-29", "run-28");
    }

    @Test
    void keepsScaleActionsOverARestart() {
        log.record(evaluation("run-1", 2, 90));
        log.record(evaluation("run-2", 4, 50));
        log = new EvaluationLog(database);

        assertThat(get("/latest").json().path("correlationId").asString()).isEqualTo("run-1");
    }

    @Test
    void showsWhatADryRunWouldHaveDone() {
        log.record(evaluation("run-1", 2, 90, new Mode.DryRun()));

        JsonNode latest = get("/latest").json();
        assertThat(latest.at("/mode/kind").asString()).isEqualTo("DryRun");
        assertThat(latest.at("/decision/reason").asString()).isEqualTo("dryRun");
        assertThat(latest.at("/intended/to").asInt()).isEqualTo(4);
    }

    @Test
    void keepsWhatWouldHaveBeenDoneOnce() {
        log.record(evaluation("run-1", 2, 90, new Mode.DryRun()));
        log.record(evaluation("run-2", 2, 90, new Mode.DryRun()));
        log = new EvaluationLog(database);

        assertThat(get("").json().path("value")).hasSize(1);
    }

    @Test
    void saysWhoPausedASetting() {
        var until = NOON.plus(Duration.ofHours(1));
        log.record(evaluation("run-1", 2, 50, new Mode.Paused(until, "ada", "load test")));

        assertThat(get("/latest").json().path("mode").toString())
                .isEqualTo(
                        "{\"kind\":\"Paused\",\"until\":\"2026-11-23T13:00:00Z\",\"by\":\"ada\",\"reason\":\"load test\"}");
    }

    @Test
    void forgetsSettingsThatAreGone() {
        log.record(evaluation("run-1", 2, 50));
        log.retain(Set.of());

        assertThat(get("/latest").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "many", ""})
    void refusesANumberOfEvaluationsThatItCannotShow(String top) {
        ArmResponse refused = get("?$top=" + top);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/target").asString()).isEqualTo("$top");
    }

    private ArmResponse get(String path) {
        String version = path.contains("?") ? "&" : "?";
        return new ArmRouter(new EvaluationRoutes(log).routes())
                .handle(
                        ArmRequest.of(
                                "GET",
                                ActivityLogContract.SETTING
                                        + "/evaluations"
                                        + path
                                        + version
                                        + "api-version=2022-10-01"));
    }

    /// The engine's own answer for a deployment with that many instances and that much CPU.
    private static Evaluation evaluation(String run, int instances, double cpu) {
        return evaluation(run, instances, cpu, new Mode.Active());
    }

    private static Evaluation evaluation(String run, int instances, double cpu, Mode mode) {
        MetricKey key = new MetricKey("/target", "", "Cpu");
        Duration minute = Duration.ofMinutes(1);
        ScaleRule rule =
                new ScaleRule(
                        new MetricTrigger(
                                key,
                                new Sampling(
                                        minute, Statistic.AVERAGE, minute, TimeAggregation.AVERAGE),
                                new Condition(Operator.GREATER_THAN, 70),
                                List.of(),
                                false),
                        new ScaleAction(Direction.INCREASE, ActionType.CHANGE_COUNT, 2, minute));
        AutoscaleSetting setting =
                new AutoscaleSetting(
                        ActivityLogContract.SETTING,
                        "one",
                        true,
                        "/target",
                        List.of(
                                new AutoscaleProfile(
                                        "default",
                                        new Capacity(2, 5, 2),
                                        List.of(rule),
                                        new Schedule.Always())),
                        Behavior.STANDARD.with(new Behavior.Restraint(mode, Set.of())));
        var buckets = Buckets.ofSamples(NOON.minus(minute), minute, cpu);
        var reading =
                new MetricReading.Samples(List.of(Series.collapsed(buckets)), Silence.FAILURE);
        return Autoscaler.evaluate(
                setting,
                new Observation(
                        run,
                        NOON,
                        new TargetState.Settled(instances),
                        History.NONE,
                        List.of(reading)));
    }
}
