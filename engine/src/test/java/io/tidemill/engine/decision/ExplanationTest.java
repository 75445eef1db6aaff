package io.tidemill.engine.decision;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.LATENCY;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.disabled;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.target.TargetState;
import io.tidemill.engine.testing.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void tellsAScaleOut() {
        var story = story(2);
        story.metrics().level(CPU, 82.41);

        assertThat(Explanation.of(story.evaluationAt("10:00")))
                .containsExactly(
                        "Profile 'default' applies, as no other does.",
                        "Now 2 instances; the limits are 2 to 5, the default is 2.",
                        "Rule 1: CpuUtilizationPercentage (Average of Average per 1m over 5m) is 82.41, which is > 70: triggered, asks for 4 instances.",
                        "Rule 2: CpuUtilizationPercentage (Average of Average per 1m over 5m) is 82.41, which is not < 30: not triggered.",
                        "Rule 3: RequestLatency (Average of Average per 1m over 5m) has no samples, and none were to be expected: unknown.",
                        "Not looked at, because a scale-out rule is triggered: flapping.",
                        "Scale from 2 to 4, because a scale-out rule is triggered.");
    }

    @Test
    void tellsACooldownAndWhenItEnds() {
        var story = story(2);
        story.metrics().level(CPU, 82);
        story.at("10:00");

        assertThat(Explanation.of(story.evaluationAt("10:01:30")))
                .contains(
                        "Scaling out waits for a cooldown of 5m until 2026-07-01T10:05:00Z, 3m30s from now.",
                        "Leave the count, because a cooldown is not over.",
                        "The rules may change the count again at 2026-07-01T10:05:00Z.");
    }

    @Test
    void tellsWhatIsMissingForAChange() {
        var story = story(3);
        story.metrics().level(CPU, 50);

        assertThat(Explanation.of(story.evaluationAt("10:00")))
                .endsWith(
                        "Leave the count, because no scale-out rule and not every scale-in rule is triggered.",
                        "For scaling out, CpuUtilizationPercentage must be > 70.",
                        "For scaling out, RequestLatency must be > 70.",
                        "For scaling in, CpuUtilizationPercentage must be < 30.");
    }

    @Test
    void tellsTheProjectionsOfFlapping() {
        var out = when(CPU, Operator.GREATER_THAN, 40).out(1);
        var in = when(CPU, Operator.LESS_THAN, 30).in(1);
        var story = new Scenario(setting(defaultProfile(limits(2, 5, 2), out, in)), 3);
        story.metrics().level(CPU, 29);

        assertThat(Explanation.of(story.evaluationAt("10:00")))
                .contains("With 2 instances rule 1 would see 43.5, which is > 40.");
    }

    @Test
    void tellsAMetricFailure() {
        var story = story(3);
        story.metrics().unreadable(CPU, "the store does not answer");

        assertThat(Explanation.of(story.evaluationAt("10:00")))
                .contains(
                        "Rule 1: CpuUtilizationPercentage (Average of Average per 1m over 5m) cannot be read (the store does not answer): unknown.",
                        "CpuUtilizationPercentage has become unreadable.",
                        "Leave the count, because a metric cannot be read and there are enough instances.");
    }

    @Test
    void tellsAChangeUnderWay() {
        var story = story(3);
        story.target().become(new TargetState.Scaling(3, 5, Instant.parse("2026-07-01T09:59:00Z")));

        assertThat(Explanation.of(story.evaluationAt("10:00")))
                .contains(
                        "The target is on its way from 3 to 5 since 2026-07-01T09:59:00Z.",
                        "Not looked at, because the target is still changing its count: instance count, limits, cooldown, rules, combination, flapping.");
    }

    @Test
    void tellsThatASettingIsDisabled() {
        var story = new Scenario(disabled(setting(defaultProfile(limits(2, 5, 2)))), 1);

        assertThat(Explanation.of(story.evaluationAt("10:00")))
                .endsWith(
                        "Leave the count, because the setting is disabled.",
                        "Nothing changes until the setting is enabled.");
    }

    private static Scenario story(int instances) {
        var out = when(CPU, Operator.GREATER_THAN, 70).out(2);
        var in = when(CPU, Operator.LESS_THAN, 30).in(1);
        var latency = when(LATENCY, Operator.GREATER_THAN, 70).out(1);
        var story =
                new Scenario(setting(defaultProfile(limits(2, 5, 2), out, in, latency)), instances);
        story.metrics().silent(LATENCY, Silence.NORMAL);
        return story;
    }
}
