package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.LATENCY;
import static io.tidemill.engine.testing.Fixtures.MEMORY;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.Activity.MetricFailure;
import io.tidemill.engine.activity.Activity.MetricRecovery;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.testing.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Autoscale semantics §10, and §3.1 for the default.
class MissingMetricsScenarioTest {
    private static final ScaleRule CPU_OUT = when(CPU, Operator.GREATER_THAN, 70).out(1);
    private static final ScaleRule CPU_IN = when(CPU, Operator.LESS_THAN, 30).in(1);
    private static final ScaleRule LATENCY_OUT = when(LATENCY, Operator.GREATER_THAN, 70).out(1);
    private static final ScaleRule MEMORY_OUT = when(MEMORY, Operator.GREATER_THAN, 70).out(1);

    /// Autoscale semantics §3.1: unreadable, and fewer instances than the default.
    @Test
    void scalesOutToTheDefaultWhenAMetricFails() {
        var story = story(2, CPU_OUT, CPU_IN);
        story.metrics().unreadable(CPU, "the store does not answer");

        assertThat(story.at("10:00")).isEqualTo(new Scale(2, 4, Reason.METRIC_FAILURE_TO_DEFAULT));
        assertThat(story.at("10:01")).isEqualTo(new Hold(Reason.METRIC_FAILURE));
    }

    /// Autoscale semantics §3.1: never in to the default.
    @Test
    void neverScalesInToTheDefault() {
        var story = story(5, CPU_OUT, CPU_IN);
        story.metrics().unreadable(CPU, "the store does not answer");

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.METRIC_FAILURE));
    }

    /// Autoscale semantics §10: one event at the failure, one at the recovery, even across a
    /// restart.
    @Test
    void tellsAFailureAndARecoveryOnce() {
        var story = story(5, CPU_OUT, CPU_IN);
        story.metrics().silent(CPU, Silence.FAILURE);
        story.at("10:00");
        story.restart();
        story.at("10:01");
        story.metrics().level(CPU, 50);
        story.at("10:02");
        story.at("10:03");

        assertThat(story.log().activities())
                .extracting(Activity::getClass)
                .isEqualTo(List.of(MetricFailure.class, MetricRecovery.class));
    }

    /// Autoscale semantics §7: a readable scale-out rule decides, whatever else is dark.
    @Test
    void scalesOutByAReadableRuleWhileAnotherMetricFails() {
        var story = story(2, CPU_OUT, LATENCY_OUT);
        story.metrics().unreadable(CPU, "gone");
        story.metrics().level(LATENCY, 90);

        assertThat(story.at("10:00")).isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §7 and §9.3: neither a dark scale-in rule nor a dark scale-out rule lets
    /// instances go.
    @Test
    void doesNotScaleInWhileAMetricFails() {
        var story = story(5, MEMORY_OUT, CPU_IN);
        story.metrics().level(CPU, 10);
        story.metrics().unreadable(MEMORY, "gone");

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.METRIC_FAILURE));
    }

    /// Autoscale semantics §10: an idle endpoint has no latency, which is no failure and no
    /// objection to scaling in.
    @Test
    void scalesInAnIdleEndpointWithoutLatency() {
        var story = story(5, CPU_OUT, CPU_IN, LATENCY_OUT);
        story.metrics().level(CPU, 10);
        story.metrics().silent(LATENCY, Silence.NORMAL);

        assertThat(story.at("10:00")).isEqualTo(new Scale(5, 4, Reason.SCALE_IN_RULES));
        assertThat(story.log().activities(MetricFailure.class)).isEmpty();
    }

    /// A scale-in rule on an idle endpoint's latency is unknown, so it does not agree to anything.
    @Test
    void doesNotScaleInByASilentRule() {
        var story = story(5, when(LATENCY, Operator.LESS_THAN, 20).in(1));
        story.metrics().silent(LATENCY, Silence.NORMAL);

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.NOT_TRIGGERED));
    }

    /// Autoscale semantics §10: a window with gaps is judged by what is there.
    @Test
    void judgesAWindowWithGapsByWhatIsThere() {
        var story = story(2, CPU_OUT);
        story.metrics()
                .follow(
                        CPU,
                        Silence.FAILURE,
                        at -> at.toString().contains("09:57") ? Double.NaN : 80);

        var evaluation = story.evaluationAt("10:00");

        assertThat(evaluation.decision()).isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));
        assertThat(evaluation.steps(Step.RuleEvaluation.class).getFirst().samples().size())
                .isEqualTo(4);
    }

    @Test
    void saysWhyAMetricCannotBeRead() {
        var story = story(5, CPU_OUT);
        story.metrics().unreadable(CPU, "gone");

        assertThat(story.evaluationAt("10:00").steps(Step.RuleEvaluation.class))
                .extracting(Step.RuleEvaluation::measurement)
                .isEqualTo(List.of(new Measurement.Failed("gone")));
    }

    private static Scenario story(int instances, ScaleRule... rules) {
        return new Scenario(setting(defaultProfile(limits(2, 6, 4), rules)), instances);
    }
}
