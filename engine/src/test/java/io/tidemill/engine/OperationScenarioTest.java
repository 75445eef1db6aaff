package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.Activity.ScaleCompleted;
import io.tidemill.engine.activity.Activity.ScaleFailed;
import io.tidemill.engine.activity.Activity.ScaleInitiated;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.target.TargetState;
import io.tidemill.engine.testing.FakeTarget.Manner;
import io.tidemill.engine.testing.Scenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Autoscale semantics §1.2 (step 3) and §11.
class OperationScenarioTest {
    @Test
    void waitsForAChangeThatIsUnderWay() {
        var story = busy(2);
        story.target().behave(new Manner.Slow(Instant.EPOCH));

        assertThat(story.at("10:00")).isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));
        assertThat(story.at("10:06")).isEqualTo(new Hold(Reason.OPERATION_IN_PROGRESS));
        story.target().become(new TargetState.Settled(3));
        assertThat(story.at("10:07")).isEqualTo(new Scale(3, 4, Reason.SCALE_OUT_RULE));
        assertThat(story.target().orders()).containsExactly(3, 4);
    }

    /// Not even the limits are looked at meanwhile.
    @Test
    void waitsForAChangeThatSomebodyElseBegan() {
        var story = busy(2);
        story.target().become(new TargetState.Scaling(9, 12, Instant.EPOCH));

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.OPERATION_IN_PROGRESS));
    }

    @Test
    void holdsWhileTheTargetCannotBeReached() {
        var story = busy(2);
        story.target().become(new TargetState.Unreachable("it was deleted"));

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.TARGET_UNREACHABLE));
        assertThat(story.log().activities()).isEmpty();
    }

    /// Begun and completed are two activities with one correlation id.
    @Test
    void recordsABeginningAndAnEnd() {
        var story = busy(2);
        story.at("10:00");
        story.at("10:01");

        assertThat(kinds(story)).isEqualTo(List.of(ScaleInitiated.class, ScaleCompleted.class));
        assertThat(story.log().activities())
                .extracting(activity -> activity.stamp().correlationId())
                .containsExactly("run-1", "run-1");
    }

    @Test
    void recordsARefusalAtOnce() {
        var story = busy(2);
        story.target().behave(new Manner.Refusing("no quota"));
        story.at("10:00");

        assertThat(kinds(story)).isEqualTo(List.of(ScaleInitiated.class, ScaleFailed.class));
        assertThat(story.log().activities(ScaleFailed.class))
                .extracting(ScaleFailed::why)
                .containsExactly("no quota");
    }

    /// Autoscale semantics §11: no back-off, the next run evaluates again.
    @Test
    void triesAgainAfterEachFailure() {
        var story = busy(2);
        story.target().behave(new Manner.GivingUp("no quota"));

        for (var time : List.of("10:00", "10:01", "10:02")) {
            assertThat(story.at(time)).isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));
        }
        assertThat(story.log().activities(ScaleFailed.class)).hasSize(2);
    }

    /// We recorded the intent and died before the target heard of it.
    @Test
    void decidesAnewWhenAnOrderNeverArrived() {
        var story = busy(2);
        story.at("10:00");
        story.restart();
        story.setCount(2);

        assertThat(story.at("10:01")).isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));
        assertThat(kinds(story))
                .isEqualTo(List.of(ScaleInitiated.class, ScaleFailed.class, ScaleInitiated.class));
    }

    @Test
    void takesAChangeBySomebodyElseForTheEndOfItsOwn() {
        var story = busy(2);
        story.at("10:00");
        story.setCount(5);

        assertThat(story.at("10:01")).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(story.log().activities(ScaleCompleted.class))
                .extracting(ScaleCompleted::to)
                .containsExactly(5);
    }

    @Test
    void keepsACooldownOverARestart() {
        var story = busy(2);
        story.at("10:00");
        story.restart();
        assertThat(story.at("10:04")).isEqualTo(new Hold(Reason.COOLDOWN));
        story.restart();
        assertThat(story.at("10:05")).isEqualTo(new Scale(3, 4, Reason.SCALE_OUT_RULE));
    }

    private static List<?> kinds(Scenario story) {
        return story.log().activities().stream().map(Activity::getClass).toList();
    }

    private static Scenario busy(int instances) {
        var out = when(CPU, Operator.GREATER_THAN, 70).out(1);
        var story = new Scenario(setting(defaultProfile(limits(1, 6, 2), out)), instances);
        story.metrics().level(CPU, 90);
        return story;
    }
}
