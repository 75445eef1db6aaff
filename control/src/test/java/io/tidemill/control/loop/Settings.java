package io.tidemill.control.loop;

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
import java.util.Arrays;
import java.util.List;

/// Autoscale settings for tests, of which only the grains of their rules matter here.
final class Settings {

    private Settings() {}

    static AutoscaleSetting withGrains(String id, int... grainSeconds) {
        return setting(id, true, grainSeconds);
    }

    static AutoscaleSetting disabled(String id, int... grainSeconds) {
        return setting(id, false, grainSeconds);
    }

    private static AutoscaleSetting setting(String id, boolean enabled, int... grainSeconds) {
        var rules = Arrays.stream(grainSeconds).mapToObj(Settings::rule).toList();
        var profile =
                new AutoscaleProfile("p", new Capacity(1, 5, 2), rules, new Schedule.Always());
        return new AutoscaleSetting(
                id, id, enabled, "/target", List.of(profile), Behavior.STANDARD);
    }

    private static ScaleRule rule(int grainSeconds) {
        var sampling =
                new Sampling(
                        Duration.ofSeconds(grainSeconds),
                        Statistic.AVERAGE,
                        Duration.ofHours(1),
                        TimeAggregation.AVERAGE);
        var trigger =
                new MetricTrigger(
                        new MetricKey("/target", "", "Cpu"),
                        sampling,
                        new Condition(Operator.GREATER_THAN, 70),
                        List.of(),
                        false);
        var action = new ScaleAction(Direction.INCREASE, ActionType.CHANGE_COUNT, 1, Duration.ZERO);
        return new ScaleRule(trigger, action);
    }
}
