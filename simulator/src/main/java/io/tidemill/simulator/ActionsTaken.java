package io.tidemill.simulator;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.decision.Step.Combination;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/// An outside account of the scale actions of one setting, to hold its cooldowns against.
///
/// An action counts from when it was asked for, once it is seen to have changed the count.
final class ActionsTaken {
    private record Action(Instant at, int from, Duration cooldown, boolean byRules) {
        private static final Action NONE = new Action(Instant.MIN, 0, Duration.ZERO, false);
    }

    private Action asked = Action.NONE;
    private Action last = Action.NONE;
    private Action lastByRules = Action.NONE;

    /// Learns from what this run saw how the action before it ended.
    void observe(Evaluation run) {
        for (var step : run.steps()) {
            if (step instanceof Step.OperationCheck check && !asked.equals(Action.NONE)) {
                observe(check.state());
            }
        }
    }

    /// Whether the rules that won this run may act by now.
    boolean allow(Evaluation run) {
        return switch (run.setting().behavior().cooldownPolicy()) {
            case LAST_FIRED_RULE -> isOver(lastByRules, lastByRules.cooldown(), run);
            case EVALUATED_RULE ->
                    winners(run).allMatch(rule -> isOver(last, rule.scaleAction().cooldown(), run));
        };
    }

    /// What this run asked for becomes the next action, unless it was refused.
    void remember(Evaluation run, boolean refused) {
        if (run.decision() instanceof Decision.Scale scale && !refused) {
            var cooldown =
                    winners(run)
                            .map(rule -> rule.scaleAction().cooldown())
                            .max(Comparator.naturalOrder())
                            .orElse(Duration.ZERO);
            asked = new Action(run.at(), scale.from(), cooldown, scale.reason().isByRules());
        }
    }

    private void observe(TargetState state) {
        switch (state) {
            case TargetState.Settled(var count) when count != asked.from() -> succeeded();
            case TargetState.Settled _, TargetState.Failed _ -> asked = Action.NONE;
            case TargetState.Scaling _, TargetState.Unreachable _ -> {}
        }
    }

    private void succeeded() {
        last = asked;
        lastByRules = asked.byRules() ? asked : lastByRules;
        asked = Action.NONE;
    }

    private static boolean isOver(Action action, Duration cooldown, Evaluation run) {
        return !run.at().isBefore(action.at().plus(cooldown));
    }

    private static Stream<ScaleRule> winners(Evaluation run) {
        var rules = run.profile().map(AutoscaleProfile::rules).orElseThrow();
        return run.steps(Combination.class).stream()
                .flatMap(combination -> combination.winners().stream())
                .map(rules::get);
    }
}
