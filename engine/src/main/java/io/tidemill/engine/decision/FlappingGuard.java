package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.FlappingCheck;
import io.tidemill.engine.decision.Step.Projection;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.decision.Step.Trial;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.MetricTrigger;
import java.util.ArrayList;
import java.util.List;

/// Keeps a scale-in from being undone at once: a count at which a scale-out rule would be triggered
/// is not gone to.
///
/// A load that `C` instances share grows on each to `observed * C / n` when `n` are left: 60 % on
/// three is 90 % on two.
public final class FlappingGuard {
    private final List<RuleEvaluation> rules;
    private final Situation at;

    private FlappingGuard(List<RuleEvaluation> rules, Situation at) {
        this.rules = rules;
        this.at = at;
    }

    /// Tries `intended`, then each higher count below the current one, until no scale-out rule
    /// objects.
    public static FlappingCheck check(int intended, List<RuleEvaluation> rules, Situation at) {
        var guard = new FlappingGuard(rules, at);
        var trials = new ArrayList<Trial>();
        for (int count = intended; count < at.current(); count++) {
            var trial = guard.trial(count);
            trials.add(trial);
            if (trial.isAccepted()) {
                break;
            }
        }
        return new FlappingCheck(at.current(), intended, trials);
    }

    private Trial trial(int count) {
        return new Trial(
                count,
                rules.stream()
                        .filter(rule ->
                                rule.rule().scaleAction().directionAt(count) == Direction.INCREASE)
                        .map(rule -> projection(rule, count))
                        .toList());
    }

    private Projection projection(RuleEvaluation rule, int count) {
        var trigger = rule.rule().metricTrigger();
        var projected = projected(rule.measurement(), trigger, count);
        return new Projection(rule.index(), projected, Outcome.of(trigger.condition(), projected));
    }

    private Measurement projected(Measurement measurement, MetricTrigger trigger, int count) {
        return switch (measurement) {
            case Measurement.Observed(var value) when grows(trigger) && value != 0 ->
                    new Measurement.Observed(value * at.current() / count);
            case Measurement.Observed _, Measurement.Silent _, Measurement.Failed _ -> measurement;
        };
    }

    private boolean grows(MetricTrigger trigger) {
        return switch (at.behavior().projectionPolicy()) {
            case PER_INSTANCE_VALUES -> !trigger.isFleetTotal();
            case EVERY_VALUE -> true;
        };
    }
}
