package io.tidemill.engine;

import io.tidemill.engine.decision.Cooldowns;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.FlappingGuard;
import io.tidemill.engine.decision.MetricHealthCheck;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.RestraintCheck;
import io.tidemill.engine.decision.RuleCheck;
import io.tidemill.engine.decision.Situation;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.decision.Step.Combination;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.decision.StepName;
import io.tidemill.engine.decision.Votes;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.ProfileSelection;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.target.TargetState;
import java.util.ArrayList;
import java.util.List;

/// The steps of one evaluation, in Azure's order, each written down as it is taken. Lives for one
/// call on one thread.
final class Run {
    private final AutoscaleSetting setting;
    private final Observation seen;
    private final List<Step> steps = new ArrayList<>(20);

    Run(AutoscaleSetting setting, Observation seen) {
        this.setting = setting;
        this.seen = seen;
    }

    Evaluation evaluate() {
        var decision = setting.enabled() ? profile() : hold(StepName.PROFILE, Reason.DISABLED);
        return new Evaluation(setting, seen.correlationId(), seen.now(), steps, decision);
    }

    private Decision profile() {
        var selection = ProfileSelection.at(setting.profiles(), seen.now());
        steps.add(new Step.ProfileCheck(selection));
        return selection
                .selected()
                .map(this::operation)
                .orElseGet(() -> hold(StepName.OPERATION, Reason.NO_PROFILE));
    }

    private Decision operation(AutoscaleProfile profile) {
        return switch (seen.state()) {
            case TargetState.Settled(var instances) -> settled(profile, instances);
            case TargetState.Failed(var instances, _) -> settled(profile, instances);
            case TargetState.Scaling _ -> unsettled(Reason.OPERATION_IN_PROGRESS);
            case TargetState.Unreachable _ -> unsettled(Reason.TARGET_UNREACHABLE);
        };
    }

    private Decision unsettled(Reason why) {
        steps.add(new Step.OperationCheck(seen.state(), seen.history().lastOperation(), true));
        return hold(StepName.INSTANCE_COUNT, why);
    }

    private Decision settled(AutoscaleProfile profile, int current) {
        var capacity = profile.capacity();
        int allowed = capacity.clamp(current);
        steps.add(new Step.OperationCheck(seen.state(), seen.history().lastOperation(), false));
        steps.add(new Step.InstanceCount(current, capacity));
        steps.add(new Step.LimitCheck(current, allowed));
        if (allowed != current) {
            var why = current < allowed ? Reason.BELOW_MINIMUM : Reason.ABOVE_MAXIMUM;
            skip(StepName.COOLDOWN, why);
            return update(current, allowed, why);
        }
        return rules(
                new Situation(seen.now(), current, profile, setting.behavior(), seen.history()));
    }

    private Decision rules(Situation at) {
        if (at.profile().rules().isEmpty()) {
            skip(StepName.COOLDOWN, Reason.NO_RULES);
            return update(at.current(), at.current(), Reason.NO_RULES);
        }
        steps.add(Cooldowns.check(Direction.INCREASE, at));
        steps.add(Cooldowns.check(Direction.DECREASE, at));
        var rules = RuleCheck.all(seen.readings(), at);
        steps.addAll(rules);
        steps.add(MetricHealthCheck.of(rules, seen.history().failingMetrics()));
        return combination(rules, at);
    }

    private Decision combination(List<RuleEvaluation> rules, Situation at) {
        var combination = Votes.combine(rules, at);
        steps.add(combination);
        if (combination.wanted() < at.current()) {
            return flapping(combination, rules, at);
        }
        skip(StepName.FLAPPING, combination.reason());
        return update(at.current(), combination.wanted(), combination.reason());
    }

    private Decision flapping(Combination combination, List<RuleEvaluation> rules, Situation at) {
        var check = FlappingGuard.check(combination.wanted(), rules, at);
        steps.add(check);
        return update(at.current(), check.accepted(), reason(check));
    }

    private static Reason reason(Step.FlappingCheck check) {
        if (check.accepted() == check.current()) {
            return Reason.FLAPPING;
        }
        return check.accepted() == check.intended()
                ? Reason.SCALE_IN_RULES
                : Reason.SCALE_IN_REDUCED;
    }

    private Decision update(int current, int wanted, Reason why) {
        var intended =
                wanted == current
                        ? new Decision.Hold(why)
                        : new Decision.Scale(current, wanted, why);
        var decision = restrained(intended);
        steps.add(new Step.InstanceUpdate(current, decision));
        return decision;
    }

    private Decision restrained(Decision intended) {
        var restrained = RestraintCheck.of(intended, setting.behavior().restraint(), seen.now());
        restrained.ifPresent(steps::add);
        return restrained.map(Step.Restrained::decision).orElse(intended);
    }

    private Decision hold(StepName firstSkipped, Reason why) {
        skip(firstSkipped, why);
        return new Decision.Hold(why);
    }

    /// This step and all after it are not taken.
    private void skip(StepName first, Reason why) {
        for (var name : StepName.ALL) {
            if (name.compareTo(first) >= 0) {
                steps.add(new Step.Skipped(name, why));
            }
        }
    }
}
