package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.CooldownCheck;
import io.tidemill.engine.decision.Step.FlappingCheck;
import io.tidemill.engine.decision.Step.Projection;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.decision.Step.Skipped;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.profile.ProfileSelection;
import io.tidemill.engine.profile.ProfileSelection.Candidate;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An evaluation in plain sentences, for a person who asks why there are that many instances.
public final class Explanation {
    private final Evaluation evaluation;
    private final List<String> sentences = new ArrayList<>();

    private Explanation(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// One sentence a line, in the order of the steps: what was seen and skipped, then the
    /// decision, then what would have to change for another one.
    public static List<String> of(Evaluation evaluation) {
        return new Explanation(evaluation).sentences();
    }

    private List<String> sentences() {
        evaluation.steps().forEach(this::tell);
        skipped();
        decision();
        sentences.addAll(Outlook.of(evaluation));
        return List.copyOf(sentences);
    }

    private void tell(Step step) {
        switch (step) {
            case Step.ProfileCheck(ProfileSelection(var looked)) -> looked.forEach(this::tell);
            case Step.OperationCheck check -> tell(check.state());
            case Step.InstanceCount(var current, var capacity) ->
                    say(
                            "Now %s; the limits are %d to %d, the default is %d."
                                    .formatted(
                                            Phrase.instances(current),
                                            capacity.minimum(),
                                            capacity.maximum(),
                                            capacity.defaultCount()));
            case CooldownCheck check -> tell(check);
            case RuleEvaluation rule -> tell(rule);
            case Step.MetricHealth health -> tell(health);
            case FlappingCheck check -> tell(check);
            case Step.Restrained restrained -> tell(restrained);
            case Step.LimitCheck _, Step.Combination _, Step.InstanceUpdate _, Skipped _ -> {}
        }
    }

    private void tell(Candidate candidate) {
        var name = candidate.profile().name();
        switch (candidate.claim()) {
            case ProfileSelection.Claim.NothingElse() ->
                    say("Profile '%s' applies, as no other does.".formatted(name));
            case ProfileSelection.Claim.OutsideDates() ->
                    say(
                            "Profile '%s' does not apply: now is not within its dates."
                                    .formatted(name));
            case ProfileSelection.Claim.Since(var start) when candidate.selected() ->
                    say("Profile '%s' applies since %s.".formatted(name, start));
            case ProfileSelection.Claim.Since(var start) ->
                    say(
                            "Profile '%s' does not apply: it started at %s, and another one later."
                                    .formatted(name, start));
        }
    }

    private void tell(TargetState state) {
        switch (state) {
            case TargetState.Settled _ -> {}
            case TargetState.Failed(_, var why) ->
                    say("The last change of the count failed: %s.".formatted(why));
            case TargetState.Scaling(var from, var to, var since) ->
                    say(
                            "The target is on its way from %d to %d since %s."
                                    .formatted(from, to, since));
            case TargetState.Unreachable(var why) ->
                    say("The target cannot be reached: %s.".formatted(why));
        }
    }

    private void tell(CooldownCheck check) {
        if (check.skipsRules()) {
            say(
                    "%s waits for a cooldown of %s until %s, %s from now."
                            .formatted(
                                    check.direction() == Direction.INCREASE
                                            ? "Scaling out"
                                            : "Scaling in",
                                    Phrase.of(check.cooldown()),
                                    check.until(),
                                    Phrase.of(Duration.between(evaluation.at(), check.until()))));
        }
    }

    private void tell(RuleEvaluation rule) {
        var trigger = rule.rule().metricTrigger();
        var name = Phrase.rule(rule.index());
        switch (rule.measurement()) {
            case Measurement.Observed(var value) ->
                    say(
                            "%s: %s is %s, %s %s: %s."
                                    .formatted(
                                            name,
                                            Phrase.metric(trigger),
                                            Phrase.of(value),
                                            rule.outcome() == Outcome.TRIGGERED
                                                    ? "which is"
                                                    : "which is not",
                                            Phrase.condition(trigger),
                                            verdict(rule)));
            case Measurement.Silent() ->
                    say(
                            "%s: %s has no samples, and none were to be expected: unknown."
                                    .formatted(name, Phrase.metric(trigger)));
            case Measurement.Failed(var why) ->
                    say(
                            "%s: %s cannot be read (%s): unknown."
                                    .formatted(name, Phrase.metric(trigger), why));
        }
    }

    private String verdict(RuleEvaluation rule) {
        if (rule.outcome() != Outcome.TRIGGERED) {
            return "not triggered";
        }
        if (rule.direction() == Direction.NONE) {
            return "triggered, but it does not apply at this count";
        }
        var wanted = "triggered, asks for " + Phrase.instances(rule.wanted());
        return rule.isCooling(evaluation.at()) ? wanted + ", but has to wait" : wanted;
    }

    private void tell(Step.MetricHealth health) {
        health.failed()
                .forEach(failure ->
                        say("%s has become unreadable.".formatted(failure.metric().name())));
        health.recovered().forEach(metric -> say("%s is readable again.".formatted(metric.name())));
    }

    private void tell(FlappingCheck check) {
        for (var trial : check.trials()) {
            var objections = trial.projections().stream().filter(Projection::objects).toList();
            if (objections.isEmpty()) {
                say(
                        "With %s no scale-out rule would be triggered."
                                .formatted(Phrase.instances(trial.count())));
            } else {
                say(
                        "With %s %s."
                                .formatted(
                                        Phrase.instances(trial.count()),
                                        objection(objections.getFirst())));
            }
        }
    }

    private String objection(Projection projection) {
        var rule = Phrase.rule(projection.ruleIndex()).toLowerCase(Locale.ROOT);
        return switch (projection.measurement()) {
            case Measurement.Observed(var value) ->
                    "%s would see %s, which is %s"
                            .formatted(
                                    rule, Phrase.of(value), Phrase.condition(trigger(projection)));
            case Measurement.Silent(), Measurement.Failed(_) ->
                    rule + " might be triggered, as its metric is dark";
        };
    }

    private MetricTrigger trigger(Projection projection) {
        return evaluation
                .profile()
                .orElseThrow()
                .rules()
                .get(projection.ruleIndex())
                .metricTrigger();
    }

    private void tell(Step.Restrained restrained) {
        var holding =
                restrained.mode() instanceof Mode.Paused
                        ? "holding at %d, ".formatted(evaluation.current().orElseThrow())
                        : "";
        say(
                "%s: %s%s."
                        .formatted(
                                Phrase.restraint(restrained),
                                holding,
                                withheld(restrained.intended())));
    }

    private static String withheld(Decision intended) {
        return switch (intended) {
            case Decision.Scale(var from, var to, var reason) ->
                    "would have scaled %d → %d, because %s".formatted(from, to, reason.phrase());
            case Decision.Hold(var reason) ->
                    "would have left the count anyway, because " + reason.phrase();
        };
    }

    private void skipped() {
        var names =
                evaluation.steps(Skipped.class).stream()
                        .map(skipped -> skipped.name().phrase())
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            say(
                    "Not looked at, because %s: %s."
                            .formatted(evaluation.intended().reason().phrase(), names));
        }
    }

    private void decision() {
        var because = evaluation.decision().reason().phrase();
        switch (evaluation.decision()) {
            case Decision.Scale(var from, var to, _) ->
                    say("Scale from %d to %d, because %s.".formatted(from, to, because));
            case Decision.Hold _ -> say("Leave the count, because %s.".formatted(because));
        }
    }

    private void say(String sentence) {
        sentences.add(sentence);
    }
}
