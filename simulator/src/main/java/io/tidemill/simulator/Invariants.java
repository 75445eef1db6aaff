package io.tidemill.simulator;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.target.TargetState;
import java.util.ArrayList;
import java.util.List;

/// What holds after every run of a setting, whatever the load and whatever fails. It watches the
/// runs of one setting in order, from outside: it keeps its own account of the actions taken, and
/// compares values with thresholds itself.
public final class Invariants {
    private final ActionsTaken actions = new ActionsTaken();

    /// What this run broke, in sentences; empty if all is well.
    public List<String> after(Evaluation run, Aftermath aftermath) {
        actions.observe(run);
        var broken = new ArrayList<String>();
        run.profile()
                .ifPresent(profile -> {
                    if (isOutsideLimits(run, aftermath, profile.capacity())) {
                        broken.add("outside the limits after " + run.decision());
                    }
                    if (run.decision() instanceof Decision.Scale scale
                            && scale.reason().isByRules()) {
                        broken.addAll(rulesBroken(run, scale, aftermath));
                    }
                });
        if (isOutvoted(run)) {
            broken.add("a scale-out rule that fired was outvoted by " + run.intended());
        }
        actions.remember(run, aftermath.refused());
        return broken;
    }

    private List<String> rulesBroken(Evaluation run, Decision.Scale scale, Aftermath aftermath) {
        var broken = new ArrayList<String>();
        if (!actions.allow(run)) {
            broken.add("a rule acted inside a cooldown: " + scale);
        }
        if (scale.direction() == Direction.DECREASE && isDark(run, aftermath)) {
            broken.add("missing data scaled in: " + scale);
        }
        return broken;
    }

    /// A target that refuses or hides, or is busy, may stay outside for as long as it does.
    private static boolean isOutsideLimits(Evaluation run, Aftermath after, Capacity limits) {
        return switch (run.decision().reason()) {
            case DISABLED, NO_PROFILE, TARGET_UNREACHABLE, OPERATION_IN_PROGRESS -> false;
            case PAUSED, DRY_RUN -> false;
            default -> !after.refused() && isOutside(after.target(), limits);
        };
    }

    private static boolean isOutside(TargetState target, Capacity limits) {
        return switch (target) {
            case TargetState.Settled(var count) -> count != limits.clamp(count);
            case TargetState.Scaling(_, var to, _) -> to != limits.clamp(to);
            case TargetState.Failed _, TargetState.Unreachable _ -> false;
        };
    }

    private static boolean isDark(Evaluation run, Aftermath aftermath) {
        return run.steps(RuleEvaluation.class).stream()
                .filter(rule -> rule.direction() == Direction.DECREASE)
                .anyMatch(rule -> aftermath.dark().contains(look(rule)));
    }

    private static Aftermath.Look look(RuleEvaluation rule) {
        return new Aftermath.Look(
                rule.rule().metricTrigger().metric(), rule.window().start(), rule.window().end());
    }

    private static boolean isOutvoted(Evaluation run) {
        for (var step : run.steps()) {
            if (step instanceof RuleEvaluation rule && hasFiredOut(rule) && isOutvoted(rule, run)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasFiredOut(RuleEvaluation rule) {
        return rule.direction() == Direction.INCREASE
                && rule.measurement() instanceof Measurement.Observed(var value)
                && rule.rule().metricTrigger().condition().holds(value);
    }

    /// One that has to wait for its cooldown cannot act, but it still keeps others from going in.
    private static boolean isOutvoted(RuleEvaluation rule, Evaluation run) {
        int current = run.current().orElseThrow();
        int wanted = rule.isCooling(run.at()) ? current : Math.max(current, rule.wanted());
        return switch (run.intended()) {
            case Decision.Scale(_, var to, _) -> to < wanted;
            case Decision.Hold _ -> wanted > current;
        };
    }
}
