package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.LATENCY;
import static io.tidemill.engine.testing.Fixtures.MEMORY;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.testing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Autoscale semantics §6 and §7.
class CombinationScenarioTest {
    private static final double NO_OTHER_SIGNAL = 50;

    /// Autoscale semantics §7, the example of four rules.
    @ParameterizedTest
    @CsvSource({
        "76, 50, 5, SCALE_OUT_RULE",
        "50, 76, 5, SCALE_OUT_RULE",
        "25, 51, 4, NOT_TRIGGERED",
        "29, 49, 3, SCALE_IN_RULES",
    })
    void scalesOutByAnyRuleAndInByAll(double cpu, double memory, int count, Reason why) {
        var story =
                story(
                        4,
                        when(CPU, Operator.LESS_THAN, 30).in(1),
                        when(MEMORY, Operator.LESS_THAN, 50).in(1),
                        when(CPU, Operator.GREATER_THAN, 75).out(1),
                        when(MEMORY, Operator.GREATER_THAN, 75).out(1));
        story.metrics().level(CPU, cpu);
        story.metrics().level(MEMORY, memory);

        assertThat(story.at("10:00")).isEqualTo(decision(4, count, why));
    }

    /// Autoscale semantics §7: of +3 and +5 the larger.
    @Test
    void takesTheLargestStepOut() {
        assertThat(
                        all(
                                90,
                                10,
                                cpuOut(ActionType.CHANGE_COUNT, 3),
                                cpuOut(ActionType.CHANGE_COUNT, 5)))
                .isEqualTo(new Scale(10, 15, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §7: of +3 and +15 % whichever gives more.
    @ParameterizedTest
    @CsvSource({"10, 13", "30, 35"})
    void comparesCountsNotSteps(int from, int to) {
        assertThat(
                        all(
                                90,
                                from,
                                cpuOut(ActionType.CHANGE_COUNT, 3),
                                cpuOut(ActionType.PERCENT_CHANGE_COUNT, 15)))
                .isEqualTo(new Scale(from, to, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §7: of 50 % fewer (5) and 3 fewer (7) the smaller step.
    @Test
    void takesTheSmallestStepIn() {
        assertThat(
                        all(
                                10,
                                10,
                                cpuIn(ActionType.PERCENT_CHANGE_COUNT, 50),
                                cpuIn(ActionType.CHANGE_COUNT, 3)))
                .isEqualTo(new Scale(10, 7, Reason.SCALE_IN_RULES));
    }

    /// Autoscale semantics §6: the limits cut a step short.
    @Test
    void stopsAtTheLimits() {
        assertThat(all(90, 98, cpuOut(ActionType.CHANGE_COUNT, 5)))
                .isEqualTo(new Scale(98, 100, Reason.SCALE_OUT_RULE));
        assertThat(all(10, 3, cpuIn(ActionType.CHANGE_COUNT, 5)))
                .isEqualTo(new Scale(3, 1, Reason.SCALE_IN_RULES));
    }

    /// Autoscale semantics §6: at the limit already, nothing happens and no cooldown starts.
    @Test
    void startsNoCooldownAtTheLimit() {
        var story = story(100, cpuOut(ActionType.CHANGE_COUNT, 1));
        story.metrics().level(CPU, 90);

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.AT_MAXIMUM));
        story.setCount(50);
        assertThat(story.at("10:01")).isEqualTo(new Scale(50, 51, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §6: `--scale to 5` has no direction.
    @ParameterizedTest
    @CsvSource({"2, 5, SCALE_OUT_RULE", "9, 5, SCALE_IN_RULES", "5, 5, NOT_TRIGGERED"})
    void goesToAnExactCountFromBothSides(int from, int to, Reason why) {
        var rule =
                when(CPU, Operator.GREATER_THAN, 70)
                        .then(Direction.NONE, ActionType.EXACT_COUNT, 5);

        assertThat(all(90, from, rule)).isEqualTo(decision(from, to, why));
    }

    /// Autoscale semantics §6: a rule must not move against its direction.
    @Test
    void doesNotGoToAnExactCountAgainstItsDirection() {
        var rule =
                when(CPU, Operator.GREATER_THAN, 70)
                        .then(Direction.INCREASE, ActionType.EXACT_COUNT, 5);

        assertThat(all(90, 9, rule)).isEqualTo(new Hold(Reason.AT_MAXIMUM));
    }

    /// Autoscale semantics §6: sizes that a service allows do not exist here, so such a rule takes
    /// no part.
    @Test
    void leavesOutARuleOfServiceAllowedSizes() {
        assertThat(all(90, 4, cpuOut(ActionType.SERVICE_ALLOWED_NEXT_VALUE, 1)))
                .isEqualTo(new Hold(Reason.NOT_TRIGGERED));
        assertThat(
                        all(
                                10,
                                4,
                                cpuIn(ActionType.CHANGE_COUNT, 1),
                                when(MEMORY, Operator.LESS_THAN, 0)
                                        .then(
                                                Direction.DECREASE,
                                                ActionType.SERVICE_ALLOWED_NEXT_VALUE,
                                                1)))
                .isEqualTo(new Scale(4, 3, Reason.SCALE_IN_RULES));
    }

    /// Autoscale semantics §7: a triggered scale-out rule at the maximum still keeps instances from
    /// being taken away.
    @Test
    void doesNotScaleInAgainstAScaleOutRuleThatIsAtTheMaximum() {
        var story =
                story(
                        100,
                        when(LATENCY, Operator.GREATER_THAN, 70).out(1),
                        when(CPU, Operator.LESS_THAN, 30).in(1));
        story.metrics().level(LATENCY, 90);
        story.metrics().level(CPU, 10);

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.AT_MAXIMUM));
    }

    private static Decision all(double cpu, int instances, ScaleRule... rules) {
        var story = story(instances, rules);
        story.metrics().level(CPU, cpu);
        story.metrics().level(MEMORY, NO_OTHER_SIGNAL);
        return story.at("10:00");
    }

    private static Scenario story(int instances, ScaleRule... rules) {
        return new Scenario(setting(defaultProfile(limits(1, 100, 2), rules)), instances);
    }

    private static ScaleRule cpuOut(ActionType type, int value) {
        return when(CPU, Operator.GREATER_THAN, 70).then(Direction.INCREASE, type, value);
    }

    private static ScaleRule cpuIn(ActionType type, int value) {
        return when(CPU, Operator.LESS_THAN, 30).then(Direction.DECREASE, type, value);
    }

    private static Decision decision(int from, int to, Reason why) {
        return from == to ? new Hold(why) : new Scale(from, to, why);
    }
}
