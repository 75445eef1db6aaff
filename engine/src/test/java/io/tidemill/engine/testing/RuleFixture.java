package io.tidemill.engine.testing;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Condition;
import io.tidemill.engine.rule.DimensionFilter;
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

/// A rule in the making.
public record RuleFixture(MetricTrigger trigger, Duration cooldown) {
    static RuleFixture of(MetricKey metric, Operator operator, double threshold) {
        var sampling =
                new Sampling(
                        Duration.ofMinutes(1),
                        Statistic.AVERAGE,
                        Duration.ofMinutes(5),
                        TimeAggregation.AVERAGE);
        var trigger =
                new MetricTrigger(
                        metric, sampling, new Condition(operator, threshold), List.of(), false);
        return new RuleFixture(trigger, Duration.ofMinutes(5));
    }

    public RuleFixture sampled(Statistic statistic, TimeAggregation aggregation) {
        var old = trigger.sampling();
        return sampled(new Sampling(old.timeGrain(), statistic, old.timeWindow(), aggregation));
    }

    public RuleFixture sampled(Sampling sampling) {
        return with(
                new MetricTrigger(
                        trigger.metric(),
                        sampling,
                        trigger.condition(),
                        trigger.dimensions(),
                        trigger.dividePerInstance()));
    }

    public RuleFixture where(DimensionFilter... filters) {
        return with(
                new MetricTrigger(
                        trigger.metric(),
                        trigger.sampling(),
                        trigger.condition(),
                        List.of(filters),
                        trigger.dividePerInstance()));
    }

    public RuleFixture perInstance() {
        return with(
                new MetricTrigger(
                        trigger.metric(),
                        trigger.sampling(),
                        trigger.condition(),
                        trigger.dimensions(),
                        true));
    }

    public RuleFixture cooldown(Duration next) {
        return new RuleFixture(trigger, next);
    }

    public ScaleRule out(int instances) {
        return then(Direction.INCREASE, ActionType.CHANGE_COUNT, instances);
    }

    public ScaleRule in(int instances) {
        return then(Direction.DECREASE, ActionType.CHANGE_COUNT, instances);
    }

    public ScaleRule then(Direction direction, ActionType type, int value) {
        return new ScaleRule(trigger, new ScaleAction(direction, type, value, cooldown));
    }

    private RuleFixture with(MetricTrigger next) {
        return new RuleFixture(next, cooldown);
    }
}
