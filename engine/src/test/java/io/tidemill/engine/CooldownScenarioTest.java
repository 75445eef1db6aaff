package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.MEMORY;
import static io.tidemill.engine.testing.Fixtures.behavior;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static io.tidemill.engine.testing.Fixtures.with;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.target.TargetState;
import io.tidemill.engine.testing.FakeTarget;
import io.tidemill.engine.testing.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Autoscale semantics §8 and §11.
class CooldownScenarioTest {
    private static final ScaleRule OUT =
            when(CPU, Operator.GREATER_THAN, 70).cooldown(ofMinutes(60)).out(1);
    private static final ScaleRule IN =
            when(CPU, Operator.LESS_THAN, 30).cooldown(ofMinutes(40)).in(1);

    /// Autoscale semantics §8, R1: the last fired rule's cooldown blocks everything.
    @Test
    void waitsForTheCooldownOfTheLastFiredRule() {
        var story = story(CooldownPolicy.LAST_FIRED_RULE, OUT, IN);

        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:59:59", 10)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "13:00", 10)).isEqualTo(new Scale(5, 4, Reason.SCALE_IN_RULES));
        assertThat(runs(story, "13:20", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "13:39:59", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "13:40", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §8, R2: each rule waits for its own cooldown, counted from the last
    /// action.
    @Test
    void waitsForTheCooldownOfTheEvaluatedRule() {
        var story = story(CooldownPolicy.EVALUATED_RULE, OUT, IN);

        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:39:59", 10)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "13:00", 10)).isEqualTo(new Scale(5, 4, Reason.SCALE_IN_RULES));
        assertThat(runs(story, "13:40", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "13:59:59", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "14:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §8: with R2 the gate is per rule, so the other scale-out rule may go
    /// ahead.
    @Test
    void letsTheRuleWithTheShorterCooldownGoAhead() {
        var quick = when(MEMORY, Operator.GREATER_THAN, 70).cooldown(ofMinutes(5)).out(2);
        var story = story(CooldownPolicy.EVALUATED_RULE, OUT, quick);
        story.metrics().level(MEMORY, 90);

        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 6, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:05", 90)).isEqualTo(new Scale(6, 8, Reason.SCALE_OUT_RULE));
        story.metrics().level(MEMORY, 10);
        assertThat(runs(story, "10:20", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
    }

    /// With R2 a scale-in waits until none of its rules has to, as all of them must agree.
    @Test
    void scalesInOnceEveryScaleInRuleMay() {
        var slow = when(MEMORY, Operator.LESS_THAN, 30).cooldown(ofMinutes(50)).in(1);
        var story = story(CooldownPolicy.EVALUATED_RULE, IN, slow);
        story.metrics().level(MEMORY, 10);

        assertThat(runs(story, "10:00", 10)).isEqualTo(new Scale(4, 3, Reason.SCALE_IN_RULES));
        assertThat(runs(story, "10:45", 10)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "10:50", 10)).isEqualTo(new Scale(3, 2, Reason.SCALE_IN_RULES));
    }

    /// Autoscale semantics §8: of several fired rules the chosen one's cooldown counts.
    @Test
    void startsTheCooldownOfTheChosenRule() {
        var larger = when(CPU, Operator.GREATER_THAN, 80).cooldown(ofMinutes(10)).out(3);
        var story = story(CooldownPolicy.LAST_FIRED_RULE, OUT, larger);

        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 7, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:09:59", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "10:10", 90)).isEqualTo(new Scale(7, 10, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §8: on a tie the longer one.
    @Test
    void startsTheLongerCooldownOfTwoChosenRules() {
        var same = when(CPU, Operator.GREATER_THAN, 80).cooldown(ofMinutes(10)).out(1);
        var story = story(CooldownPolicy.LAST_FIRED_RULE, same, OUT);

        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:59", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
    }

    /// Autoscale semantics §1.2: metrics go on in a cooldown, so a rule can fire on the first run
    /// after it.
    @Test
    void firesOnTheFirstRunAfterACooldown() {
        var out = when(CPU, Operator.GREATER_THAN, 70).out(1);
        var story = story(CooldownPolicy.LAST_FIRED_RULE, out);

        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:04", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "10:05", 90)).isEqualTo(new Scale(5, 6, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §8: the cooldown counts from the start of the action, not from its end.
    @Test
    void countsTheCooldownFromTheStartOfTheAction() {
        var story = story(CooldownPolicy.LAST_FIRED_RULE, OUT, IN);
        story.target().behave(new FakeTarget.Manner.Slow(Instant.EPOCH));

        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:30", 90)).isEqualTo(new Hold(Reason.OPERATION_IN_PROGRESS));
        story.target().become(new TargetState.Settled(5));
        assertThat(runs(story, "10:50", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(runs(story, "11:00", 90)).isEqualTo(new Scale(5, 6, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §8 and §11: a failed action starts no cooldown, the next run tries
    /// again.
    @ParameterizedTest
    @EnumSource(CooldownPolicy.class)
    void startsNoCooldownByAFailedAction(CooldownPolicy policy) {
        var story = story(policy, OUT, IN);
        story.target().behave(new FakeTarget.Manner.GivingUp("no quota"));
        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        story.target().behave(new FakeTarget.Manner.Refusing("no quota"));
        assertThat(runs(story, "10:01", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        story.target().behave(new FakeTarget.Manner.AtOnce());

        assertThat(runs(story, "10:02", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        assertThat(runs(story, "10:03", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
    }

    /// A failed action leaves the cooldown of the one before it as it was.
    @Test
    void keepsTheEarlierCooldownWhenACorrectionFails() {
        var story = story(CooldownPolicy.LAST_FIRED_RULE, OUT, IN);
        assertThat(runs(story, "10:00", 90)).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
        story.setCount(200);
        story.target().behave(new FakeTarget.Manner.Refusing("busy"));
        assertThat(runs(story, "10:10", 90)).isEqualTo(new Scale(200, 100, Reason.ABOVE_MAXIMUM));
        story.setCount(5);

        assertThat(runs(story, "10:59", 90)).isEqualTo(new Hold(Reason.COOLDOWN));
        story.target().behave(new FakeTarget.Manner.AtOnce());
        assertThat(runs(story, "11:00", 90)).isEqualTo(new Scale(5, 6, Reason.SCALE_OUT_RULE));
    }

    private static Scenario story(CooldownPolicy policy, ScaleRule... rules) {
        return new Scenario(
                with(setting(defaultProfile(limits(1, 100, 2), rules)), behavior(policy)), 4);
    }

    private static Decision runs(Scenario story, String time, double cpu) {
        story.metrics().level(CPU, cpu);
        return story.at(time);
    }
}
