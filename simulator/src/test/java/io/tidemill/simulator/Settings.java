package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Condition;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.Sampling;
import io.tidemill.engine.rule.ScaleAction;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import java.time.Duration;
import java.util.List;

/// Settings for tests: one profile, one metric, five-minute windows of one-minute samples.
final class Settings {
    static final String DEPLOYMENT = "/subscriptions/s/deployments/blue";
    static final MetricKey CPU = new MetricKey(DEPLOYMENT, "", "CpuUtilizationPercentage");

    private static final Sampling FIVE_MINUTES =
            new Sampling(
                    Duration.ofMinutes(1),
                    Statistic.AVERAGE,
                    Duration.ofMinutes(5),
                    TimeAggregation.AVERAGE);

    private Settings() {}

    /// Out by two above 70 %, in by one below 30 %, five minutes of cooldown.
    static AutoscaleSetting cpu(int minimum, int maximum) {
        return setting(
                new Capacity(minimum, maximum, minimum),
                rule(Operator.GREATER_THAN, 70, Direction.INCREASE, 2),
                rule(Operator.LESS_THAN, 30, Direction.DECREASE, 1));
    }

    private static AutoscaleSetting setting(Capacity capacity, ScaleRule... rules) {
        var profile =
                new AutoscaleProfile("default", capacity, List.of(rules), new Schedule.Always());
        return new AutoscaleSetting(
                "/subscriptions/s/autoscalesettings/a",
                "a",
                true,
                DEPLOYMENT,
                List.of(profile),
                Behavior.STANDARD);
    }

    private static ScaleRule rule(Operator operator, double threshold, Direction way, int value) {
        return new ScaleRule(
                new MetricTrigger(
                        CPU, FIVE_MINUTES, new Condition(operator, threshold), List.of(), false),
                new ScaleAction(way, ActionType.CHANGE_COUNT, value, Duration.ofMinutes(5)));
    }
}
