package io.tidemill.control;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.SETTING;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.EvaluationLog;
import io.tidemill.control.activity.EvaluationRoutes;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.Database;
import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.profile.ProjectionPolicy;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.testing.FakeActivityLog;
import io.tidemill.engine.testing.FakeMetrics;
import io.tidemill.engine.testing.FakeTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopRunTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir private Path folder;
    private final FakeMetrics metrics = new FakeMetrics();
    private final FakeTarget target = new FakeTarget(2);
    private Database database;
    private EvaluationLog evaluations;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("tidemill.db"));
        evaluations = new EvaluationLog(database);
        metrics.follow(CPU, Silence.FAILURE, LoopRunTest::busyUntilTwoMinutesAgo);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsTheNewestBucketsWithoutADelay() {
        run(Duration.ZERO);

        assertThat(target.orders()).isEmpty();
    }

    @Test
    void readsBucketsThatLieBackByTheDelay() {
        run(Duration.ofMinutes(2));

        assertThat(target.orders()).containsExactly(3);
    }

    @Test
    void keepsTheEvaluation() {
        assertThat(latest().status()).isEqualTo(404);

        run(Duration.ZERO);

        assertThat(latest().json().path("correlationId").asString()).isEqualTo("run-1");
        assertThat(latest().json().at("/decision/kind").asString()).isEqualTo("Hold");
    }

    /// Runs a setting that scales out when all of five minutes were busy.
    private void run(Duration metricDelay) {
        var loop = new ControlLoop(metrics, _ -> target, new FakeActivityLog(), () -> "run-1");
        var rule = when(CPU, Operator.GREATER_THAN, 85).out(1);
        var delayed =
                new Behavior(
                        CooldownPolicy.LAST_FIRED_RULE,
                        metricDelay,
                        ProjectionPolicy.PER_INSTANCE_VALUES);
        new LoopRun(loop, evaluations, _ -> {})
                .run(setting(defaultProfile(limits(1, 5, 2), rule)).with(delayed), NOON);
    }

    private ArmResponse latest() {
        return new ArmRouter(new EvaluationRoutes(evaluations).routes())
                .handle(
                        ArmRequest.of(
                                "GET", SETTING + "/evaluations/latest?api-version=2022-10-01"));
    }

    private static double busyUntilTwoMinutesAgo(Instant bucket) {
        return bucket.isBefore(NOON.minus(Duration.ofMinutes(2))) ? 90 : 10;
    }
}
