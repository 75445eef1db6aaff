package io.tidemill.control.ingestion;

import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.control.metric.MetricDirectory;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.StoredMetrics;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.Sampling;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import io.tidemill.engine.testing.FakeActivityLog;
import io.tidemill.engine.testing.FakeTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked numbers of two-stage aggregation: five minutes of two instances are posted as custom
/// metrics, and a rule on them observes the value of the table.
class WorkedRulesTest {
    private static final Instant START = Instant.parse("2026-01-07T11:20:00Z");
    private static final Instant END = START.plusSeconds(300);
    private static final String BLUE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/onlineEndpoints/e/deployments/blue";
    private static final double[] ONE = {60, 70, 50, 90, 40};
    private static final double[] TWO = {80, 90, 70, 94, 60};

    private final MetricStore store = new MetricStore();
    private final MetricDirectory directory = new MetricDirectory(store, List.of());
    private final ArmRouter router =
            new ArmRouter(
                    new IngestionRoutes(new MetricIntake(store), directory, _ -> true, () -> END)
                            .routes());

    @ParameterizedTest
    @CsvSource({
        "AVERAGE, AVERAGE, 70.4",
        "AVERAGE, LAST, 50",
        "AVERAGE, MAXIMUM, 92",
        "AVERAGE, MINIMUM, 50",
        "MAX, AVERAGE, 78.8",
        "MAX, LAST, 60",
        "SUM, TOTAL, 704",
        "AVERAGE, COUNT, 5"
    })
    void observesTheValueOfTheTable(Statistic statistic, TimeAggregation stage2, double observed) {
        for (int minute = 0; minute < ONE.length; minute++) {
            post(minute);
        }
        assertThat(observed(statistic, stage2, false)).isCloseTo(observed, within(1e-9));
    }

    @Test
    void dividesATotalByTheNumberOfInstances() {
        for (int minute = 0; minute < ONE.length; minute++) {
            post(minute);
        }
        assertThat(observed(Statistic.SUM, TimeAggregation.TOTAL, true)).isEqualTo(352);
    }

    @Test
    void leavesAMissingMinuteOut() {
        for (int minute : new int[] {0, 2, 3, 4}) {
            post(minute);
        }
        assertThat(observed(Statistic.AVERAGE, TimeAggregation.AVERAGE, false)).isEqualTo(68);
    }

    private void post(int minute) {
        post(minute, "i1", ONE[minute]);
        post(minute, "i2", TWO[minute]);
    }

    private void post(int minute, String instance, double value) {
        var body =
                "{\"time\":\"%1$s\",\"data\":{\"baseData\":{\"metric\":\"Busy\",\"namespace\":\"App\",\"dimNames\":[\"instance\"],\"series\":[{\"dimValues\":[\"%2$s\"],\"min\":%3$s,\"max\":%3$s,\"sum\":%3$s,\"count\":1}]}}}"
                        .formatted(START.plusSeconds(60L * minute), instance, value);
        var request = ArmRequest.of("POST", BLUE + "/metrics").withBody(body);
        assertThat(router.handle(request).status()).isEqualTo(200);
    }

    private double observed(Statistic statistic, TimeAggregation stage2, boolean perInstance) {
        var minute = Duration.ofMinutes(1);
        var metric = new MetricKey(BLUE, "App", "Busy");
        var rule =
                when(metric, Operator.GREATER_THAN, 1000)
                        .sampled(new Sampling(minute, statistic, Duration.ofMinutes(5), stage2));
        var source = new StoredMetrics(directory, store, Instant.EPOCH);
        var loop =
                new ControlLoop(
                        source, _ -> new FakeTarget(2), new FakeActivityLog(), () -> "run-1");
        var measurement =
                loop.run(
                                setting(
                                        defaultProfile(
                                                limits(1, 5, 2),
                                                (perInstance ? rule.perInstance() : rule).out(1))),
                                END)
                        .steps(Step.RuleEvaluation.class)
                        .getFirst()
                        .measurement();
        return ((Measurement.Observed) measurement).value();
    }
}
