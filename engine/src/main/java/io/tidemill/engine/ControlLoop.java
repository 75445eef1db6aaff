package io.tidemill.engine;

import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.decision.Window;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.target.ScaleTargets;
import java.time.Instant;
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
        var state = targets.at(setting.targetResourceId()).state();
        var seen =
                new Observation(
                        ids.get(), now, state, log.history(setting.id()), readings(setting, now));
        return Autoscaler.evaluate(setting, seen);
    }

    private List<MetricReading> readings(AutoscaleSetting setting, Instant now) {
        return setting.profiles().stream()
                .limit(1)
                .flatMap(profile -> profile.rules().stream())
                .map(rule -> reading(rule.metricTrigger(), setting, now))
                .toList();
    }

    private MetricReading reading(MetricTrigger trigger, AutoscaleSetting setting, Instant now) {
        var sampling = trigger.sampling();
        var window = Window.at(now, sampling, setting.behavior().metricDelay());
        return metrics.read(trigger.metric(), window.start(), window.end(), sampling.timeGrain());
    }
}
