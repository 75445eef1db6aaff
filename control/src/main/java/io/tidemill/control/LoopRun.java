package io.tidemill.control;

import io.tidemill.control.activity.EvaluationLog;
import io.tidemill.control.loop.SettingRun;
import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import java.time.Duration;
import java.time.Instant;

/// A run of the engine's loop whose evaluation is kept.
record LoopRun(ControlLoop loop, EvaluationLog evaluations, Duration metricDelay)
        implements SettingRun {
    private static final System.Logger LOG = System.getLogger(LoopRun.class.getName());

    @Override
    public void run(AutoscaleSetting setting, Instant now) {
        evaluations.record(loop.run(delayed(setting), now));
    }

    @Override
    public void failed(AutoscaleSetting setting, Instant now, RuntimeException why) {
        LOG.log(System.Logger.Level.ERROR, "The run of " + setting.id() + " failed", why);
    }

    private AutoscaleSetting delayed(AutoscaleSetting setting) {
        Behavior own = setting.behavior();
        return setting.with(
                new Behavior(own.cooldownPolicy(), metricDelay, own.projectionPolicy()));
    }
}
