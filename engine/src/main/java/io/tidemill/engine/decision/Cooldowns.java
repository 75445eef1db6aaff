package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.CooldownCheck;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.ScaleRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// When rules may act again after the last action; the first instant at which they may is the
/// cooldown's end itself.
public final class Cooldowns {
    private Cooldowns() {}

    /// Until when a rule has to wait; the distant past if it never had to.
    static Instant end(ScaleRule rule, Situation at) {
        return counted(at).plus(duration(rule, at));
    }

    /// Whether the rules of a direction wait: scale-out while every rule does, as one is enough;
    /// scale-in while any rule does, as all must agree. Without rules nothing waits.
    public static CooldownCheck check(Direction direction, Situation at) {
        var durations = durations(direction, at);
        if (durations.isEmpty()) {
            return new CooldownCheck(direction, counted(at), Duration.ZERO, Instant.MIN, false);
        }
        var deciding =
                direction == Direction.INCREASE
                        ? Collections.min(durations)
                        : Collections.max(durations);
        var until = counted(at).plus(deciding);
        return new CooldownCheck(direction, counted(at), deciding, until, until.isAfter(at.now()));
    }

    private static List<Duration> durations(Direction direction, Situation at) {
        var durations = new ArrayList<Duration>(at.profile().rules().size());
        for (var rule : at.profile().rules()) {
            if (rule.scaleAction().directionAt(at.current()) == direction) {
                durations.add(duration(rule, at));
            }
        }
        return durations;
    }

    /// The cooldown that an action starts: that of the rule it was chosen from, the longest if
    /// there are several.
    static Duration started(List<RuleEvaluation> winners) {
        return winners.stream()
                .map(winner -> winner.rule().scaleAction().cooldown())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// A correction to the limits or to the default has no rule. It starts no cooldown of its own
    /// and leaves a running one as it is where the last fired rule's counts; where each rule's own
    /// counts, all of them wait from it on.
    private static LastAction counted(Situation at) {
        return switch (at.behavior().cooldownPolicy()) {
            case LAST_FIRED_RULE -> at.history().lastRuleAction();
            case EVALUATED_RULE -> at.history().lastAction();
        };
    }

    private static Duration duration(ScaleRule rule, Situation at) {
        return switch (at.behavior().cooldownPolicy()) {
            case LAST_FIRED_RULE -> counted(at).cooldown();
            case EVALUATED_RULE -> rule.scaleAction().cooldown();
        };
    }
}
