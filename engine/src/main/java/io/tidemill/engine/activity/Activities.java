package io.tidemill.engine.activity;

import io.tidemill.engine.activity.Activity.Flapping;
import io.tidemill.engine.activity.Activity.FlappingOccurred;
import io.tidemill.engine.activity.Activity.MetricFailure;
import io.tidemill.engine.activity.Activity.MetricRecovery;
import io.tidemill.engine.activity.Activity.ScaleCompleted;
import io.tidemill.engine.activity.Activity.ScaleFailed;
import io.tidemill.engine.activity.Activity.ScaleInitiated;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.LastFlapping;
import io.tidemill.engine.decision.LastOperation;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be kept of a run.
public final class Activities {
    /// How long the same held-back scale-in is not told again: it would be, each minute, for as
    /// long as the load stays there.
    public static final Duration FLAPPING_REPEATED_AFTER = Duration.ofHours(1);

    private Activities() {}

    /// How the operation that an earlier run began ended, if the target's state tells. `stamp` is
    /// that of the current run.
    ///
    /// A target at rest at the old count did not do what it accepted, for instance because we died
    /// before we could ask.
    public static Optional<Activity> ending(
            LastOperation operation, TargetState state, Stamp stamp) {
        return operation instanceof LastOperation.Pending pending
                ? ending(pending, state, stamped(stamp, pending))
                : Optional.empty();
    }

    private static Optional<Activity> ending(
            LastOperation.Pending pending, TargetState state, Stamp stamp) {
        return switch (state) {
            case TargetState.Settled(var count) when count == pending.from() ->
                    Optional.of(failed(pending, stamp, "the count is still " + count));
            case TargetState.Settled(var count) ->
                    Optional.of(new ScaleCompleted(stamp, pending.from(), count));
            case TargetState.Failed(_, var why) -> Optional.of(failed(pending, stamp, why));
            case TargetState.Scaling _, TargetState.Unreachable _ -> Optional.empty();
        };
    }

    private static ScaleFailed failed(LastOperation.Pending pending, Stamp stamp, String why) {
        return new ScaleFailed(stamp, pending.from(), pending.to(), why);
    }

    private static Stamp stamped(Stamp stamp, LastOperation.Pending pending) {
        return new Stamp(stamp.settingId(), stamp.targetResourceId(), pending.id(), stamp.at());
    }

    /// What an evaluation gives cause to keep, in order; a change of the count comes last.
    public static List<Activity> of(Evaluation evaluation, History before) {
        var stamp = Stamp.of(evaluation);
        var activities = new ArrayList<Activity>();
        for (var step : evaluation.steps()) {
            switch (step) {
                case Step.MetricHealth health -> activities.addAll(of(health, stamp));
                case Step.FlappingCheck check when isDecisive(evaluation) ->
                        flapping(check, evaluation, before).ifPresent(activities::add);
                case Step.FlappingCheck _ -> {}
                case Step.InstanceUpdate(_, Decision.Scale scale) ->
                        activities.add(initiated(scale, evaluation, before));
                case Step.ProfileCheck _,
                        Step.OperationCheck _,
                        Step.InstanceCount _,
                        Step.LimitCheck _ -> {}
                case Step.CooldownCheck _, Step.RuleEvaluation _, Step.Combination _ -> {}
                case Step.Restrained _ -> {}
                case Step.InstanceUpdate(_, Decision.Hold _) -> {}
                case Step.Skipped _ -> {}
            }
        }
        return activities;
    }

    /// A run that is held back does not scale in less far, or not at all, because of flapping.
    private static boolean isDecisive(Evaluation evaluation) {
        return evaluation.decision().equals(evaluation.intended());
    }

    private static List<Activity> of(Step.MetricHealth health, Stamp stamp) {
        var activities = new ArrayList<Activity>();
        health.failed()
                .forEach(failure ->
                        activities.add(new MetricFailure(stamp, failure.metric(), failure.why())));
        health.recovered().forEach(metric -> activities.add(new MetricRecovery(stamp, metric)));
        return activities;
    }

    private static Optional<Activity> flapping(
            Step.FlappingCheck check, Evaluation evaluation, History before) {
        var stamp = Stamp.of(evaluation);
        var profile = evaluation.profile().orElseThrow();
        int accepted = check.accepted();
        if (accepted == check.current()) {
            return wasTold(check, stamp, before)
                    ? Optional.empty()
                    : Optional.of(new Flapping(stamp, check.current(), check.intended(), profile));
        }
        return accepted == check.intended()
                ? Optional.empty()
                : Optional.of(
                        new FlappingOccurred(
                                stamp, check.current(), check.intended(), accepted, profile));
    }

    private static boolean wasTold(Step.FlappingCheck check, Stamp stamp, History before) {
        return before.lastFlapping() instanceof LastFlapping.Seen(var at, var current, var intended)
                && current == check.current()
                && intended == check.intended()
                && stamp.at().isBefore(at.plus(FLAPPING_REPEATED_AFTER));
    }

    private static Activity initiated(Decision.Scale scale, Evaluation evaluation, History before) {
        return new ScaleInitiated(
                Stamp.of(evaluation),
                scale,
                evaluation.startedCooldown(),
                before.lastAction(),
                evaluation.profile().orElseThrow());
    }
}
