package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.LATENCY;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import io.tidemill.engine.testing.RuleFixture;
import io.tidemill.engine.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rule sets of the document that the project was founded on, limits 2 to 5.
class FoundingRuleSetsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /// The command line's: out by 2 above 70, in by 1 below 25, average of five minutes, cooldown
    /// five minutes.
    @ParameterizedTest
    @CsvSource({
        "71, 2, 4, SCALE_OUT_RULE",
        "71, 4, 5, SCALE_OUT_RULE",
        "71, 5, 5, AT_MAXIMUM",
        "70, 3, 3, NOT_TRIGGERED",
        "25, 3, 3, NOT_TRIGGERED",
        "24, 3, 2, SCALE_IN_RULES",
        "24, 2, 2, AT_MINIMUM",
        "24, 1, 2, BELOW_MINIMUM",
    })
    void followsTheRulesOfTheCommandLine(double cpu, int from, int to, Reason why) {
        assertThat(first(cpu, from, commandLineRules())).isEqualTo(decision(from, to, why));
    }

    /// The SDK's compare the newest minute, and cool down for an hour.
    @Test
    void followsTheNewestMinuteByTheRulesOfTheSdk() {
        var story = new Scenario(setting(defaultProfile(limits(2, 5, 2), sdkRules())), 2);
        story.metrics()
                .follow(CPU, Silence.FAILURE, start -> start.isBefore(at("09:59")) ? 10 : 71);

        assertThat(story.at("10:00")).isEqualTo(new Scale(2, 4, Reason.SCALE_OUT_RULE));
        assertThat(story.at("10:59")).isEqualTo(new Hold(Reason.COOLDOWN));
        assertThat(story.at("11:00")).isEqualTo(new Scale(4, 5, Reason.SCALE_OUT_RULE));
    }

    /// Autoscale semantics §5.5: on the same data the average fires and the last sample does not.
    @Test
    void differsBetweenTheAverageAndTheLastSample() {
        double[] minutes = {70, 80, 60, 92, 50};
        var average = new Scenario(setting(defaultProfile(limits(2, 5, 2), commandLineRules())), 2);
        var last = new Scenario(setting(defaultProfile(limits(2, 5, 2), sdkRules())), 2);
        for (var story : new Scenario[] {average, last}) {
            story.metrics().follow(CPU, Silence.FAILURE, start -> minutes[minute(start)]);
        }

        assertThat(average.at("10:00")).isEqualTo(new Scale(2, 4, Reason.SCALE_OUT_RULE));
        assertThat(last.at("10:00")).isEqualTo(new Hold(Reason.NOT_TRIGGERED));
    }

    /// Autoscale semantics §16 S1: as printed, the SDK's second rule scales out when there is
    /// little load. It is taken as written.
    @Test
    void takesTheSdksIncreaseBelowThirtyAsWritten() {
        var asPrinted = last(Operator.LESS_THAN, 30).out(1);

        assertThat(first(10, 2, last(Operator.GREATER_THAN, 70).out(2), asPrinted))
                .isEqualTo(new Scale(2, 3, Reason.SCALE_OUT_RULE));
    }

    /// With the rule on the endpoint's latency, autoscale semantics §7.
    @ParameterizedTest
    @CsvSource({
        "10, 71, 3, 4, SCALE_OUT_RULE",
        "71, 71, 3, 5, SCALE_OUT_RULE",
        "71, 70, 3, 5, SCALE_OUT_RULE",
        "24, 40, 3, 2, SCALE_IN_RULES",
        "24, 50, 3, 3, FLAPPING",
        "50, 50, 3, 3, NOT_TRIGGERED",
    })
    void followsTheLatencyOfTheEndpointToo(
            double cpu, double latency, int from, int to, Reason why) {
        var latencyRule = when(LATENCY, Operator.GREATER_THAN, 70).out(1);
        var rules = commandLineRules();
        var story =
                new Scenario(
                        setting(defaultProfile(limits(2, 5, 2), rules[0], rules[1], latencyRule)),
                        from);
        story.metrics().level(CPU, cpu);
        story.metrics().level(LATENCY, latency);

        assertThat(story.at("10:00")).isEqualTo(decision(from, to, why));
    }

    private static ScaleRule[] commandLineRules() {
        return new ScaleRule[] {
            when(CPU, Operator.GREATER_THAN, 70).out(2), when(CPU, Operator.LESS_THAN, 25).in(1)
        };
    }

    private static ScaleRule[] sdkRules() {
        return new ScaleRule[] {
            last(Operator.GREATER_THAN, 70).out(2), last(Operator.LESS_THAN, 30).in(1)
        };
    }

    private static RuleFixture last(Operator operator, double threshold) {
        return when(CPU, operator, threshold)
                .sampled(Statistic.AVERAGE, TimeAggregation.LAST)
                .cooldown(HOUR);
    }

    private static Decision first(double cpu, int instances, ScaleRule... rules) {
        var story = new Scenario(setting(defaultProfile(limits(2, 5, 2), rules)), instances);
        story.metrics().level(CPU, cpu);
        return story.at("10:00");
    }

    private static Decision decision(int from, int to, Reason why) {
        return from == to ? new Hold(why) : new Scale(from, to, why);
    }

    private static int minute(Instant start) {
        return (int) Duration.between(at("09:55"), start).toMinutes();
    }

    private static Instant at(String time) {
        return Scenario.DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
}
