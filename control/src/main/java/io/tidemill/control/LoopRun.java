package io.tidemill.control;

import io.tidemill.control.activity.EvaluationLog;
import io.tidemill.control.loop.SettingRun;
import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Instant;

/// A run of the engine's loop whose evaluation is kept.
record LoopRun(ControlLoop loop, EvaluationLog evaluations) implements SettingRun {
    private static final System.Logger LOG = System.getLogger(LoopRun.class.getName());

    @Override
    public void run(AutoscaleSetting setting, Instant now) {
        evaluations.record(loop.run(setting, now));
    }

    @Override
    public void failed(AutoscaleSetting setting, Instant now, RuntimeException why) {
        LOG.log(System.Logger.Level.ERROR, "The run of " + setting.id() + " failed", why);
    }
}
