package io.tidemill.control;

import io.tidemill.control.activity.EvaluationLog;
import io.tidemill.control.loop.SettingRun;
import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Instant;
import java.util.function.Consumer;

/// A run of the engine's loop whose evaluation is kept, and told to whoever wants it.
record LoopRun(ControlLoop loop, EvaluationLog evaluations, Consumer<Evaluation> listener)
        implements SettingRun {
    private static final System.Logger LOG = System.getLogger(LoopRun.class.getName());

    @Override
    public void run(AutoscaleSetting setting, Instant now) {
        Evaluation evaluation = loop.run(setting, now);
        evaluations.record(evaluation);
        listener.accept(evaluation);
    }

    @Override
    public void failed(AutoscaleSetting setting, Instant now, RuntimeException why) {
        LOG.log(System.Logger.Level.ERROR, "The run of " + setting.id() + " failed", why);
    }
}
