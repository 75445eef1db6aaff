package io.tidemill.engine;

import io.tidemill.engine.activity.Activities;
import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.activity.Stamp;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.decision.Window;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.ProfileSelection;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.ScaleTargets;
import io.tidemill.engine.target.TargetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One run of a setting: observe, evaluate, act, record. It remembers nothing between runs; runs of
/// different settings may happen at the same time if the doors allow it, runs of one setting may
/// not.
public final class ControlLoop {
    private final MetricSource metrics;
    private final ScaleTargets targets;
    private final ActivityLog log;
    private final Supplier<String> ids;

    /// `ids` gives each run its correlation id.
    public ControlLoop(
            MetricSource metrics, ScaleTargets targets, ActivityLog log, Supplier<String> ids) {
        this.metrics = metrics;
        this.targets = targets;
        this.log = log;
        this.ids = ids;
    }

    /// Runs a setting as of `now`, and returns what was decided and why.
    public Evaluation run(AutoscaleSetting setting, Instant now) {
        var seen = observe(setting, now);
        var evaluation = Autoscaler.evaluate(setting, seen);
        Activities.of(evaluation, seen.history()).forEach(log::append);
        if (evaluation.decision() instanceof Decision.Scale scale) {
            act(scale, Stamp.of(evaluation));
        }
        return evaluation;
    }

    /// Everything an evaluation of the setting as of `now` needs. How an earlier operation ended is
    /// recorded on the way, as it is part of the history.
    private Observation observe(AutoscaleSetting setting, Instant now) {
        var id = ids.get();
        if (!setting.enabled()) {
            var notAsked = new TargetState.Unreachable("not asked, as the setting is disabled");
            return new Observation(id, now, notAsked, History.NONE, List.of());
        }
        var state = targets.at(setting.targetResourceId()).state();
        var stamp = new Stamp(setting.id(), setting.targetResourceId(), id, now);
        return new Observation(
                id, now, state, history(state, stamp), readings(setting, state, now));
    }

    private History history(TargetState state, Stamp stamp) {
        var before = log.history(stamp.settingId());
        return Activities.ending(before.lastOperation(), state, stamp)
                .map(ending -> recorded(ending, before))
                .orElse(before);
    }

    private History recorded(Activity activity, History before) {
        log.append(activity);
        return activity.after(before);
    }

    private List<MetricReading> readings(AutoscaleSetting setting, TargetState state, Instant now) {
        return switch (state) {
            case TargetState.Settled _, TargetState.Failed _ ->
                    ProfileSelection.at(setting.profiles(), now)
                            .selected()
                            .map(profile -> readings(profile, setting, now))
                            .orElse(List.of());
            case TargetState.Scaling _, TargetState.Unreachable _ -> List.of();
        };
    }

    private List<MetricReading> readings(
            AutoscaleProfile profile, AutoscaleSetting setting, Instant now) {
        var readings = new ArrayList<MetricReading>(profile.rules().size());
        for (var rule : profile.rules()) {
            readings.add(reading(rule.metricTrigger(), setting, now));
        }
        return readings;
    }

    private MetricReading reading(MetricTrigger trigger, AutoscaleSetting setting, Instant now) {
        var sampling = trigger.sampling();
        var window = Window.at(now, sampling, setting.behavior().metricDelay());
        return metrics.read(trigger.metric(), window.start(), window.end(), sampling.timeGrain());
    }

    /// The intent is on record before the target is asked: if we die in between, the next run finds
    /// the count unchanged and decides anew, while the other way round a scale could go unrecorded
    /// and its cooldown be forgotten.
    private void act(Decision.Scale scale, Stamp stamp) {
        switch (targets.at(stamp.targetResourceId()).scaleTo(scale.to())) {
            case ScaleOutcome.Accepted() -> {}
            case ScaleOutcome.Refused(var why) ->
                    log.append(new Activity.ScaleFailed(stamp, scale.from(), scale.to(), why));
        }
    }
}
