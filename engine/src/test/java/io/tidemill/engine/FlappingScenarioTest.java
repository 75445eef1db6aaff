package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.DEPLOYMENT;
import static io.tidemill.engine.testing.Fixtures.REQUESTS;
import static io.tidemill.engine.testing.Fixtures.behavior;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static io.tidemill.engine.testing.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemill.engine.activity.Activity.Flapping;
import io.tidemill.engine.activity.Activity.FlappingOccurred;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Outcome;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.ProjectionPolicy;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import io.tidemill.engine.testing.RuleFixture;
import io.tidemill.engine.testing.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Autoscale semantics §9.
class FlappingScenarioTest {
    private static final MetricKey THREADS = new MetricKey(DEPLOYMENT, "", "ThreadCount");

    /// Autoscale semantics §9.2: the table of two rules on one metric, scaling in by one from
    /// `from`.
    @ParameterizedTest(name = "{2} on {3}: out {0}, in {1}")
    @CsvSource({
        "600, 600, 416.667, 3, 3, FLAPPING",
        "600, 400, 416.667, 3, 3, NOT_TRIGGERED",
        "600, 400, 393.333, 3, 2, SCALE_IN_RULES",
        "600, 600, 575, 3, 3, FLAPPING",
        "80, 61, 60, 3, 3, FLAPPING",
        "80, 61, 50, 3, 2, SCALE_IN_RULES",
        "50, 30, 28, 2, 2, FLAPPING",
    })
    void projectsTheLoadOntoFewerInstances(
            double out, double in, double observed, int from, int to, Reason why) {
        var story =
                story(
                        from,
                        when(THREADS, Operator.GREATER_THAN_OR_EQUAL, out).out(1),
                        when(THREADS, Operator.LESS_THAN, in).in(1));
        story.metrics().level(THREADS, observed);

        assertThat(story.at("10:00"))
                .isEqualTo(from == to ? new Hold(why) : new Scale(from, to, why));
    }

    /// Autoscale semantics §9.1, the observed event: 6 instances, 1 intended, 4 found.
    @Test
    void takesTheFirstHigherCountThatNoRuleObjectsTo() {
        var story =
                story(
                        6,
                        requests(Operator.GREATER_THAN_OR_EQUAL, 3).out(1),
                        requests(Operator.LESS_THAN, 3).in(5));
        story.metrics().level(REQUESTS, 10.0 / 5);

        assertThat(story.at("10:00")).isEqualTo(new Scale(6, 4, Reason.SCALE_IN_REDUCED));
        assertThat(story.log().activities(FlappingOccurred.class))
                .extracting(
                        FlappingOccurred::current,
                        FlappingOccurred::intended,
                        FlappingOccurred::actual)
                .containsExactly(tuple(6, 1, 4));
    }

    /// Autoscale semantics §9.2: the document says 27, its own formula says 28.
    @Test
    void followsTheFormulaWhereTheExampleDoesNot() {
        var story =
                story(
                        30,
                        when(CPU, Operator.GREATER_THAN, 70).out(1),
                        when(REQUESTS, Operator.GREATER_THAN_OR_EQUAL, 200).out(1),
                        when(REQUESTS, Operator.LESS_THAN_OR_EQUAL, 50).in(10));
        story.metrics().level(CPU, 65);
        story.metrics().level(REQUESTS, 50);

        assertThat(story.at("10:00")).isEqualTo(new Scale(30, 28, Reason.SCALE_IN_REDUCED));
    }

    /// Autoscale semantics §9.1: scaling out is never held back.
    @Test
    void neverHoldsBackAScaleOut() {
        var story =
                story(3, cpu(Operator.GREATER_THAN, 50).out(1), cpu(Operator.LESS_THAN, 60).in(1));
        story.metrics().level(CPU, 55);

        assertThat(story.at("10:00")).isEqualTo(new Scale(3, 4, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §9.3: which observed values grow as instances leave. 40 on four is 53 on
    /// three.
    @ParameterizedTest
    @CsvSource({
        "AVERAGE, AVERAGE, FLAPPING",
        "MAX, AVERAGE, FLAPPING",
        "MIN, LAST, FLAPPING",
        "SUM, AVERAGE, SCALE_IN_RULES",
        "COUNT, MAXIMUM, SCALE_IN_RULES",
        "AVERAGE, COUNT, SCALE_IN_RULES",
    })
    void leavesTotalsOfTheFleetUnchanged(
            Statistic statistic, TimeAggregation aggregation, Reason why) {
        boolean counts = statistic == Statistic.COUNT;
        boolean countsSamples = aggregation == TimeAggregation.COUNT;
        double threshold = counts ? 1.2 : countsSamples ? 6 : 50;
        var story =
                story(
                        4,
                        cpu(Operator.GREATER_THAN, threshold)
                                .sampled(statistic, aggregation)
                                .out(1),
                        cpu(Operator.LESS_THAN, 45).in(1));
        story.metrics().level(CPU, 40);

        assertThat(story.at("10:00").reason()).isEqualTo(why);
    }

    @ParameterizedTest
    @EnumSource(ProjectionPolicy.class)
    void letsASettingChooseToProjectTotalsToo(ProjectionPolicy policy) {
        var out =
                cpu(Operator.GREATER_THAN, 50)
                        .sampled(Statistic.SUM, TimeAggregation.AVERAGE)
                        .out(1);
        var rules =
                setting(defaultProfile(limits(1, 30, 1), out, cpu(Operator.LESS_THAN, 45).in(1)));
        var story = new Scenario(with(rules, behavior(policy)), 4);
        story.metrics().level(CPU, 40);

        assertThat(story.at("10:00").reason())
                .isEqualTo(
                        policy == ProjectionPolicy.EVERY_VALUE
                                ? Reason.FLAPPING
                                : Reason.SCALE_IN_RULES);
    }

    /// Autoscale semantics §9.3: a rule for scaling out on low values is projected the same way.
    @Test
    void projectsAnOddScaleOutRuleTheSameWay() {
        var story = story(4, cpu(Operator.LESS_THAN, 10).out(1), cpu(Operator.LESS_THAN, 30).in(1));
        story.metrics().level(CPU, 20);

        assertThat(story.at("10:00")).isEqualTo(new Scale(4, 3, Reason.SCALE_IN_RULES));
    }

    /// An exact count without a direction is a scale-out rule for every count below it.
    @Test
    void takesAnExactCountAsAScaleOutRuleBelowIt() {
        var exact = cpu(Operator.GREATER_THAN, 50).then(Direction.NONE, ActionType.EXACT_COUNT, 4);
        var story = story(4, exact, cpu(Operator.LESS_THAN, 45).in(2));
        story.metrics().level(CPU, 40);

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.FLAPPING));
    }

    @Test
    void recordsTheProjectedValues() {
        var story =
                story(
                        3,
                        cpu(Operator.GREATER_THAN_OR_EQUAL, 80).out(1),
                        cpu(Operator.LESS_THAN, 61).in(1));
        story.metrics().level(CPU, 60);

        assertThat(story.evaluationAt("10:00").steps(Step.FlappingCheck.class))
                .containsExactly(
                        new Step.FlappingCheck(
                                3,
                                2,
                                List.of(
                                        new Step.Trial(
                                                2,
                                                List.of(
                                                        new Step.Projection(
                                                                0,
                                                                new Measurement.Observed(90),
                                                                Outcome.TRIGGERED))))));
    }

    /// A held-back scale-in is told once an hour, not once a minute.
    @Test
    void tellsTheSameFlappingOnceAnHour() {
        var story =
                story(
                        3,
                        cpu(Operator.GREATER_THAN_OR_EQUAL, 80).out(1),
                        cpu(Operator.LESS_THAN, 61).in(1));
        story.metrics().level(CPU, 60);

        assertThat(toldAfter(story, "10:00")).isEqualTo(1);
        assertThat(toldAfter(story, "10:59")).isEqualTo(1);
        assertThat(toldAfter(story, "11:00")).isEqualTo(2);
    }

    /// With nobody left, any load at all is too much for no instance, and none is not.
    @ParameterizedTest
    @CsvSource({"1, FLAPPING", "0, SCALE_IN_RULES"})
    void scalesToNothingOnlyWithoutLoad(double cpu, Reason why) {
        var rules =
                defaultProfile(
                        limits(0, 3, 0),
                        cpu(Operator.GREATER_THAN, 70).out(1),
                        cpu(Operator.LESS_THAN, 30).in(1));
        var story = new Scenario(setting(rules), 1);
        story.metrics().level(CPU, cpu);

        Decision decision = story.at("10:00");

        assertThat(decision.reason()).isEqualTo(why);
    }

    private static int toldAfter(Scenario story, String time) {
        assertThat(story.at(time)).isEqualTo(new Hold(Reason.FLAPPING));
        return story.log().activities(Flapping.class).size();
    }

    private static RuleFixture cpu(Operator operator, double threshold) {
        return when(CPU, operator, threshold);
    }

    private static RuleFixture requests(Operator operator, double threshold) {
        return when(REQUESTS, operator, threshold)
                .perInstance()
                .sampled(Statistic.SUM, TimeAggregation.TOTAL);
    }

    private static Scenario story(int instances, ScaleRule... rules) {
        return new Scenario(setting(defaultProfile(limits(1, 30, 1), rules)), instances);
    }
}
