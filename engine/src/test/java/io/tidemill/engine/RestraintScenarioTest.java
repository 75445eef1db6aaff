package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.behavior;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.paused;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Explanation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.testing.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a setting's behavior holds back: dry run, pause, paused directions.
class RestraintScenarioTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Mode PAUSE = new Mode.Paused(NOON, "ada", "the load test runs");

    @Test
    void showsInADryRunWhatItWouldDoAndDoesNothing() {
        var story = story(behavior(new Mode.DryRun()), 2);
        var run = story.evaluationAt("10:00");

        assertThat(run.decision()).isEqualTo(new Hold(Reason.DRY_RUN));
        assertThat(run.intended()).isEqualTo(new Scale(2, 4, Reason.SCALE_OUT_RULE));
        assertThat(Explanation.of(run))
                .contains(
                        "Dry run: would have scaled 2 → 4, because a scale-out rule is triggered.");
        assertThat(story.target().orders()).isEmpty();
        assertThat(story.log().activities()).isEmpty();
    }

    /// What did not happen starts no cooldown: the same run says the same a minute later.
    @Test
    void startsNoCooldownInADryRun() {
        var story = story(behavior(new Mode.DryRun()), 2);
        story.at("10:00");

        assertThat(story.evaluationAt("10:01").intended())
                .isEqualTo(new Scale(2, 4, Reason.SCALE_OUT_RULE));
    }

    @Test
    void keepsARunningCooldownWhenADryRunBegins() {
        var story = story(Behavior.STANDARD, 2);
        story.at("10:00");
        story.use(busy(behavior(new Mode.DryRun())));

        assertThat(story.at("10:04")).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(story.at("10:05")).isEqualTo(new Hold(Reason.DRY_RUN));
    }

    @ParameterizedTest
    @CsvSource({"1, BELOW_MINIMUM, 2", "9, ABOVE_MAXIMUM, 6"})
    void correctsNoLimitsInADryRunOrAPause(int count, Reason why, int to) {
        assertThat(story(behavior(new Mode.DryRun()), count).at("10:00"))
                .isEqualTo(new Hold(Reason.DRY_RUN));
        assertThat(story(behavior(PAUSE), count).at("10:00")).isEqualTo(new Hold(Reason.PAUSED));
        assertThat(story(behavior(PAUSE), count).at("12:00")).isEqualTo(new Scale(count, to, why));
    }

    @Test
    void saysWhoPausedItAndWhy() {
        assertThat(Explanation.of(story(behavior(PAUSE), 2).evaluationAt("10:00")))
                .contains(
                        "Paused until 2026-07-01T12:00:00Z by ada because the load test runs: holding at 2, would have scaled 2 → 4, because a scale-out rule is triggered.",
                        "Leave the count, because the setting is paused.",
                        "The setting acts again at 2026-07-01T12:00:00Z.");
    }

    @Test
    void saysThatSomebodyMustResumeAPauseWithoutEnd() {
        var endless = new Mode.Paused(Instant.MAX, "ada", "");
        var run = story(behavior(endless), 6).evaluationAt("10:00");

        assertThat(Explanation.of(run))
                .contains(
                        "Paused by ada: holding at 6, would have left the count anyway, because a scale-out rule is triggered, but there are as many instances as it may ask for.",
                        "The setting acts again when somebody resumes it.");
    }

    @Test
    void actsAgainAtTheMomentThePauseEnds() {
        var story = story(behavior(PAUSE), 2);

        assertThat(story.at("11:59")).isEqualTo(new Hold(Reason.PAUSED));
        assertThat(story.at("12:00")).isEqualTo(new Scale(2, 4, Reason.SCALE_OUT_RULE));
    }

    @Test
    void tellsAMetricFailureWhilePaused() {
        var story = story(behavior(PAUSE), 2);
        story.metrics().unreadable(CPU, "dark");
        story.at("10:00");

        assertThat(story.log().activities())
                .hasSize(1)
                .allMatch(activity -> activity instanceof Activity.MetricFailure);
    }

    @ParameterizedTest
    @CsvSource({
        "INCREASE, 90, SCALE_OUT_PAUSED, Scaling out is paused",
        "DECREASE, 10, SCALE_IN_PAUSED, Scaling in is paused"
    })
    void holdsBackAPausedDirection(Direction way, double cpu, Reason why, String words) {
        var story = story(paused(way), 4);
        story.metrics().level(CPU, cpu);
        var run = story.evaluationAt("10:00");

        assertThat(run.decision()).isEqualTo(new Hold(why));
        assertThat(Explanation.of(run))
                .anyMatch(sentence -> sentence.startsWith(words + ": would"));
        assertThat(story.target().orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INCREASE, 10, 3, SCALE_IN_RULES", "DECREASE, 90, 6, SCALE_OUT_RULE"})
    void actsInTheOtherDirection(Direction way, double cpu, int to, Reason why) {
        var story = story(paused(way), 4);
        story.metrics().level(CPU, cpu);

        assertThat(story.at("10:00")).isEqualTo(new Scale(4, to, why));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, BELOW_MINIMUM", "9, 6, ABOVE_MAXIMUM"})
    void correctsLimitsInAPausedDirection(int count, int to, Reason why) {
        Decision decision =
                story(paused(Direction.INCREASE, Direction.DECREASE), count).at("10:00");

        assertThat(decision).isEqualTo(new Scale(count, to, why));
    }

    @Test
    void doesNotClimbToTheDefaultWhileScalingOutIsPaused() {
        var story = story(paused(Direction.INCREASE), 2);
        story.metrics().unreadable(CPU, "dark");

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.SCALE_OUT_PAUSED));
    }

    private static Scenario story(Behavior behavior, int instances) {
        var story = new Scenario(busy(behavior), instances);
        story.metrics().level(CPU, 90);
        return story;
    }

    private static AutoscaleSetting busy(Behavior behavior) {
        var out = when(CPU, Operator.GREATER_THAN, 70).out(2);
        var in = when(CPU, Operator.LESS_THAN, 30).in(1);
        return setting(defaultProfile(limits(2, 6, 3), out, in)).with(behavior);
    }
}
