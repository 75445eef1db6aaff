package io.tidemill.control.metric;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.LATENCY;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Measurement.Failed;
import io.tidemill.engine.decision.Measurement.Observed;
import io.tidemill.engine.decision.Measurement.Silent;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.testing.FakeActivityLog;
import io.tidemill.engine.testing.FakeTarget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a rule sees where points are missing, late, doubled or stamped by a clock that was set: the
/// table of `docs/metrics.md`, row by row. The rule looks at the mean of five minutes before noon.
class GapsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LONG_AGO = NOON.minusSeconds(86_400);

    private final MetricStore store = new MetricStore();
    private Instant watchedSince = LONG_AGO;

    @Test
    void seesTheOthersAloneWhenAnInstanceIsSilent() {
        report("i-1", 5, 40);
        assertThat(measured(CPU)).isEqualTo(new Observed(40));
    }

    @Test
    void seesAMinuteWithoutAnInstanceAsTheMeanOfTheOthers() {
        report("i-1", 5, 40);
        minute("i-2", 3, 80);
        assertThat(measured(CPU)).isEqualTo(new Observed((4 * 40 + 60) / 5.0));
    }

    @Test
    void seesFourMinutesWhenAllWereSilentInOne() {
        minute("i-1", 5, 10);
        minute("i-1", 4, 20);
        minute("i-1", 2, 30);
        minute("i-1", 1, 40);
        assertThat(measured(CPU)).isEqualTo(new Observed(25));
    }

    @Test
    void seesAFailureWhenNobodyReportedInTheWholeWindow() {
        minute("i-1", 6, 90);
        assertThat(measured(CPU)).isInstanceOf(Failed.class);
    }

    @Test
    void seesNoFailureInALatencyThatNobodyCausedAnySampleOf() {
        assertThat(measured(LATENCY)).isEqualTo(new Silent());
    }

    @Test
    void seesNoFailureBeforeAWholeWindowWasWatchedAfterARestart() {
        watchedSince = NOON.minusSeconds(120);
        assertThat(measured(CPU)).isEqualTo(new Silent());
    }

    @Test
    void seesOnlyWhatCameAfterTheClockWasSetForward() {
        minute("i-1", 62, 90);
        minute("i-1", 61, 90);
        minute("i-1", 1, 30);
        assertThat(measured(CPU)).isEqualTo(new Observed(30));
    }

    @Test
    void seesBothTimesThatAMinuteWasMeasuredAfterTheClockWasSetBack() {
        report("i-1", 5, 20);
        minute("i-1", 2, 80);
        minute("i-1", 1, 80);
        assertThat(measured(CPU)).isEqualTo(new Observed((3 * 20 + 2 * 50) / 5.0));
    }

    @Test
    void seesNothingOfAMinuteThatTheClockSaysIsYetToCome() {
        report("i-1", 5, 20);
        minute("i-1", -10, 90);
        assertThat(measured(CPU)).isEqualTo(new Observed(20));
    }

    @Test
    void seesAPointTwentyMinutesLateInItsOwnMinuteOnly() {
        report("i-1", 5, 20);
        minute("i-1", 20, 90);
        assertThat(measured(CPU)).isEqualTo(new Observed(20));
        assertThat(measured(CPU, NOON.minusSeconds(19 * 60))).isEqualTo(new Observed(90));
    }

    @Test
    void seesALatePointWhileItsMinuteIsInTheWindow() {
        minute("i-1", 1, 20);
        assertThat(measured(CPU)).isEqualTo(new Observed(20));
        minute("i-1", 4, 80);
        assertThat(measured(CPU)).isEqualTo(new Observed(50));
    }

    @Test
    void seesADoubledPointInTotalsButNotInAMean() {
        report("i-1", 5, 20);
        report("i-1", 5, 20);
        assertThat(measured(CPU)).isEqualTo(new Observed(20));
        var minutes = store.read(CPU, Resolution.MINUTE, NOON.minusSeconds(60), NOON);
        assertThat(minutes.getFirst().buckets().sum(0)).isEqualTo(40);
        assertThat(minutes.getFirst().buckets().count(0)).isEqualTo(2);
    }

    /// The same in each of the last minutes.
    private void report(String instance, int minutes, double value) {
        for (int ago = 1; ago <= minutes; ago++) {
            minute(instance, ago, value);
        }
    }

    private void minute(String instance, int minutesAgo, double value) {
        var key = new SeriesKey(CPU, Map.of("instanceId", instance));
        store.add(key, NOON.minusSeconds(60L * minutesAgo), Bucket.of(value));
    }

    private Measurement measured(MetricKey metric) {
        return measured(metric, NOON);
    }

    private Measurement measured(MetricKey metric, Instant now) {
        var source = new StoredMetrics(new MetricDirectory(store, List.of()), store, watchedSince);
        var loop =
                new ControlLoop(
                        source, _ -> new FakeTarget(2), new FakeActivityLog(), () -> "run-1");
        var rule = when(metric, Operator.GREATER_THAN, 1000).out(1);
        return loop.run(setting(defaultProfile(limits(1, 5, 2), rule)), now)
                .steps(Step.RuleEvaluation.class)
                .getFirst()
                .measurement();
    }
}
