package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.Combination;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.rule.Direction;
import java.time.Duration;
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
        if (rules.stream().allMatch(this::isCooling)) {
            return hold(Reason.COOLDOWN);
        }
        var out = where(rule -> rule.isTriggered(Direction.INCREASE));
        var ready = out.stream().filter(rule -> !isCooling(rule)).toList();
        if (!ready.isEmpty()) {
            return highest(ready, Reason.SCALE_OUT_RULE, Reason.AT_MAXIMUM);
        }
        return out.isEmpty() ? withoutScaleOut() : hold(Reason.COOLDOWN);
    }

    private Combination withoutScaleOut() {
        boolean failure =
                rules.stream().anyMatch(rule -> rule.measurement() instanceof Measurement.Failed);
        return failure
                ? metricFailure()
                : scaleIn(where(rule -> rule.direction() == Direction.DECREASE));
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

    private Combination scaleIn(List<RuleEvaluation> in) {
        if (in.isEmpty() || in.stream().anyMatch(rule -> rule.outcome() != Outcome.TRIGGERED)) {
            return hold(Reason.NOT_TRIGGERED);
        }
        return in.stream().anyMatch(this::isCooling)
                ? hold(Reason.COOLDOWN)
                : highest(in, Reason.SCALE_IN_RULES, Reason.AT_MINIMUM);
    }

    private Combination highest(List<RuleEvaluation> from, Reason change, Reason noChange) {
        int wanted = from.stream().mapToInt(RuleEvaluation::wanted).max().orElseThrow();
        if (wanted == at.current()) {
            return hold(noChange);
        }
        var winners = from.stream().filter(rule -> rule.wanted() == wanted).toList();
        var places = winners.stream().map(RuleEvaluation::index).toList();
        return new Combination(at.current(), wanted, places, Cooldowns.started(winners), change);
    }

    private Combination hold(Reason reason) {
        return new Combination(at.current(), at.current(), List.of(), Duration.ZERO, reason);
    }

    private List<RuleEvaluation> where(Predicate<RuleEvaluation> condition) {
        return rules.stream().filter(condition).toList();
    }

    private boolean isCooling(RuleEvaluation rule) {
        return rule.isCooling(at.now());
    }
}
