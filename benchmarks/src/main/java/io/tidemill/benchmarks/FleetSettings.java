package io.tidemill.benchmarks;

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

/// Settings with ids of a usual length, told apart by number. Each rule looks at the average of a
/// five-minute window of one-minute averages.
final class FleetSettings {
    static final String CPU = "CpuUtilizationPercentage";
    static final String MEMORY = "CpuMemoryUtilizationPercentage";
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final int WINDOW = 5;

    private static final String GROUP =
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/tidemill";
    private static final Sampling SAMPLING =
            new Sampling(
                    MINUTE,
                    Statistic.AVERAGE,
                    MINUTE.multipliedBy(WINDOW),
                    TimeAggregation.AVERAGE);

    private FleetSettings() {}

    /// Out and in by CPU, out and in by memory.
    static AutoscaleSetting withFourRules(int number) {
        var cpu = key(number, CPU);
        var memory = key(number, MEMORY);
        return setting(
                number,
                rule(cpu, Operator.GREATER_THAN, 70, Direction.INCREASE),
                rule(cpu, Operator.LESS_THAN, 30, Direction.DECREASE),
                rule(memory, Operator.GREATER_THAN, 75, Direction.INCREASE),
                rule(memory, Operator.LESS_THAN, 50, Direction.DECREASE));
    }

    /// Out above 70 % CPU.
    static AutoscaleSetting withOneRule(int number) {
        return setting(
                number, rule(key(number, CPU), Operator.GREATER_THAN, 70, Direction.INCREASE));
    }

    /// A metric of the deployment that the setting of that number scales.
    static MetricKey key(int number, String metric) {
        return new MetricKey(target(number), "", metric);
    }

    private static String target(int number) {
        return "%s/providers/Microsoft.MachineLearningServices/workspaces/default/onlineEndpoints/e%06d/deployments/blue"
                .formatted(GROUP, number);
    }

    private static AutoscaleSetting setting(int number, ScaleRule... rules) {
        var name = "s%06d".formatted(number);
        var profile =
                new AutoscaleProfile(
                        "default", new Capacity(2, 10, 2), List.of(rules), new Schedule.Always());
        return new AutoscaleSetting(
                GROUP + "/providers/microsoft.insights/autoscalesettings/" + name,
                name,
                true,
                target(number),
                List.of(profile),
                Behavior.STANDARD);
    }

    private static ScaleRule rule(
            MetricKey metric, Operator operator, double threshold, Direction way) {
        return new ScaleRule(
                new MetricTrigger(
                        metric, SAMPLING, new Condition(operator, threshold), List.of(), false),
                new ScaleAction(way, ActionType.CHANGE_COUNT, 1, Duration.ofMinutes(5)));
    }
}
