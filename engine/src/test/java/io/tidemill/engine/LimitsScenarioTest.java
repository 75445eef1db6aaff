package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.disabled;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.testing.Scenario;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Autoscale semantics §1.2, §2.5 and §3.
class LimitsScenarioTest {
    /// Autoscale semantics §3: a count of 1 with limits 3 to 6 becomes 3, one of 8 becomes 6,
    /// without any metric.
    @ParameterizedTest
    @CsvSource({"1, 3, BELOW_MINIMUM", "8, 6, ABOVE_MAXIMUM"})
    void bringsTheCountIntoItsLimits(int from, int to, Reason why) {
        assertThat(plain(limits(3, 6, 4), from).at("10:00")).isEqualTo(new Scale(from, to, why));
    }

    /// Autoscale semantics §3: limits are inclusive, and a new setting does not jump to the
    /// default.
    @ParameterizedTest
    @CsvSource({"3", "5", "6"})
    void leavesACountWithinTheLimits(int count) {
        assertThat(plain(limits(3, 6, 4), count).at("10:00")).isEqualTo(new Hold(Reason.NO_RULES));
    }

    /// Autoscale semantics §2.5: at Monday 03:00 a count of 1 becomes 3, at 20:00 one of 12 becomes
    /// 10.
    @Test
    void bringsTheCountIntoTheLimitsOfTheNextProfile() {
        var day = weekly("day", limits(3, 20, 3), LocalTime.of(3, 0));
        var night = weekly("night", limits(1, 10, 1), LocalTime.of(20, 0));
        var story = new Scenario(setting(day, night), 1);

        assertThat(story.run(Instant.parse("2026-07-06T02:59:00Z")).decision())
                .isEqualTo(new Hold(Reason.NO_RULES));
        assertThat(story.run(Instant.parse("2026-07-06T03:00:00Z")).decision())
                .isEqualTo(new Scale(1, 3, Reason.BELOW_MINIMUM));
        story.setCount(12);
        assertThat(story.run(Instant.parse("2026-07-06T19:59:00Z")).decision())
                .isEqualTo(new Hold(Reason.NO_RULES));
        assertThat(story.run(Instant.parse("2026-07-06T20:00:00Z")).decision())
                .isEqualTo(new Scale(12, 10, Reason.ABOVE_MAXIMUM));
    }

    /// Autoscale semantics §3: a correction waits for no cooldown, starts none, and ends none.
    @Test
    void correctsTheCountInsideACooldown() {
        var story = busy(limits(1, 6, 1), 2);
        assertThat(story.at("10:00")).isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));

        story.setCount(9);

        assertThat(story.at("10:01")).isEqualTo(new Scale(9, 6, Reason.ABOVE_MAXIMUM));
        assertThat(story.at("10:04")).isEqualTo(new Hold(Reason.COOLDOWN));
        story.setCount(4);
        assertThat(story.at("10:05")).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
    }

    @Test
    void startsNoCooldownByACorrection() {
        var story = busy(limits(2, 6, 2), 1);

        assertThat(story.at("10:00")).isEqualTo(new Scale(1, 2, Reason.BELOW_MINIMUM));
        assertThat(story.at("10:01")).isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §3: with minimum, maximum and count equal nothing can happen.
    @ParameterizedTest
    @CsvSource({"90, AT_MAXIMUM", "10, AT_MINIMUM"})
    void movesNothingWhereTheLimitsMeet(double cpu, Reason why) {
        var story = busy(limits(2, 2, 2), 2);
        story.metrics().level(CPU, cpu);

        assertThat(story.at("10:00")).isEqualTo(new Hold(why));
        assertThat(story.at("10:01")).isEqualTo(new Hold(why));
    }

    /// Autoscale semantics §1.2: a disabled setting does nothing, not even keep its limits.
    @Test
    void leavesTheTargetOfADisabledSettingAlone() {
        var story = new Scenario(disabled(setting(defaultProfile(limits(3, 6, 4)))), 1);

        assertThat(story.at("10:00")).isEqualTo(new Hold(Reason.DISABLED));
        assertThat(story.target().orders()).isEmpty();
        assertThat(story.log().activities()).isEmpty();
    }

    @Test
    void holdsWhileNoProfileApplies() {
        Decision decision = new Scenario(setting(), 1).at("10:00");

        assertThat(decision).isEqualTo(new Hold(Reason.NO_PROFILE));
    }

    private static Scenario plain(Capacity limits, int instances) {
        return new Scenario(setting(defaultProfile(limits)), instances);
    }

    private static Scenario busy(Capacity limits, int instances) {
        var out = when(CPU, Operator.GREATER_THAN, 70).out(1);
        var in = when(CPU, Operator.LESS_THAN, 30).in(1);
        var story = new Scenario(setting(defaultProfile(limits, out, in)), instances);
        story.metrics().level(CPU, 90);
        return story;
    }

    private static AutoscaleProfile weekly(String name, Capacity limits, LocalTime start) {
        return new AutoscaleProfile(
                name,
                limits,
                List.of(),
                new Schedule.Recurrence(Set.of(DayOfWeek.MONDAY), start, ZoneId.of("UTC")));
    }
}
