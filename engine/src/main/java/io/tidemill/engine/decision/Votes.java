package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.Combination;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.rule.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Combines what the rules of a profile say into one wanted count.
///
/// Any scale-out rule is enough, and of several the highest count is taken. Only where none is
/// triggered, all scale-in rules together may take instances away, and of their counts again the
/// highest is taken: the smallest step down.
public final class Votes {
    private final List<RuleEvaluation> rules;
    private final Situation at;

    private Votes(List<RuleEvaluation> rules, Situation at) {
        this.rules = rules;
        this.at = at;
    }

    /// What the rules want together, flapping aside.
    public static Combination combine(List<RuleEvaluation> rules, Situation at) {
        return new Votes(rules, at).combine();
    }

    /// A scale-out rule that is triggered but has to wait still keeps the scale-in rules from
    /// acting.
    private Combination combine() {
        if (!any(rule -> !isCooling(rule))) {
            return hold(Reason.COOLDOWN);
        }
        return any(rule -> rule.isTriggered(Direction.INCREASE)) ? scaleOut() : withoutScaleOut();
    }

    private Combination scaleOut() {
        var ready = where(rule -> rule.isTriggered(Direction.INCREASE) && !isCooling(rule));
        return ready.isEmpty()
                ? hold(Reason.COOLDOWN)
                : highest(ready, Reason.SCALE_OUT_RULE, Reason.AT_MAXIMUM);
    }

    private Combination withoutScaleOut() {
        return any(rule -> rule.measurement() instanceof Measurement.Failed)
                ? metricFailure()
                : scaleIn();
    }

    /// The default is a floor to climb to while metrics are dark, never a count to go down to.
    private Combination metricFailure() {
        int floor = at.profile().capacity().defaultCount();
        return at.current() < floor
                ? new Combination(
                        at.current(),
                        floor,
                        List.of(),
                        Duration.ZERO,
                        Reason.METRIC_FAILURE_TO_DEFAULT)
                : hold(Reason.METRIC_FAILURE);
    }

    private Combination scaleIn() {
        if (!any(Votes::isIn) || any(rule -> isIn(rule) && rule.outcome() != Outcome.TRIGGERED)) {
            return hold(Reason.NOT_TRIGGERED);
        }
        return any(rule -> isIn(rule) && isCooling(rule))
                ? hold(Reason.COOLDOWN)
                : highest(where(Votes::isIn), Reason.SCALE_IN_RULES, Reason.AT_MINIMUM);
    }

    private static boolean isIn(RuleEvaluation rule) {
        return rule.direction() == Direction.DECREASE;
    }

    private Combination highest(List<RuleEvaluation> from, Reason change, Reason noChange) {
        int wanted = highest(from);
        if (wanted == at.current()) {
            return hold(noChange);
        }
        var winners = from.stream().filter(rule -> rule.wanted() == wanted).toList();
        var places = winners.stream().map(RuleEvaluation::index).toList();
        return new Combination(at.current(), wanted, places, Cooldowns.started(winners), change);
    }

    private static int highest(List<RuleEvaluation> from) {
        int wanted = 0;
        for (var rule : from) {
            wanted = Math.max(wanted, rule.wanted());
        }
        return wanted;
    }

    private Combination hold(Reason reason) {
        return new Combination(at.current(), at.current(), List.of(), Duration.ZERO, reason);
    }

    /// A loop, because a stream costs more than the few rules that go through it.
    private boolean any(Predicate<RuleEvaluation> condition) {
        for (var rule : rules) {
            if (condition.test(rule)) {
                return true;
            }
        }
        return false;
    }

    private List<RuleEvaluation> where(Predicate<RuleEvaluation> condition) {
        var chosen = new ArrayList<RuleEvaluation>(rules.size());
        for (var rule : rules) {
            if (condition.test(rule)) {
                chosen.add(rule);
            }
        }
        return chosen;
    }

    private boolean isCooling(RuleEvaluation rule) {
        return rule.isCooling(at.now());
    }
}
