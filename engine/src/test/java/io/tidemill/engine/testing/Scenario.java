package io.tidemill.engine.testing;

import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.target.TargetState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/// A story in virtual time: the real control loop over the fakes.
public final class Scenario {
    /// A Wednesday; the times of a story are on that day, in UTC.
    public static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private final FakeMetrics metrics = new FakeMetrics();
    private final FakeTarget target;
    private final AtomicInteger runs = new AtomicInteger();
    private AutoscaleSetting setting;
    private FakeActivityLog log = new FakeActivityLog();

    public Scenario(AutoscaleSetting setting, int instances) {
        this.setting = setting;
        this.target = new FakeTarget(instances);
    }

    /// One run at a time of day such as `10:00`.
    public Decision at(String time) {
        return evaluationAt(time).decision();
    }

    public Evaluation evaluationAt(String time) {
        return run(DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC));
    }

    public Evaluation run(Instant now) {
        return new ControlLoop(metrics, _ -> target, log, () -> "run-" + runs.incrementAndGet())
                .run(setting, now);
    }

    /// Goes on as a new process would, with nothing but the log.
    public void restart() {
        log = log.restarted();
    }

    public void use(AutoscaleSetting next) {
        setting = next;
    }

    /// Somebody sets the count by hand.
    public void setCount(int instances) {
        target.become(new TargetState.Settled(instances));
    }

    public FakeMetrics metrics() {
        return metrics;
    }

    public FakeTarget target() {
        return target;
    }

    public FakeActivityLog log() {
        return log;
    }
}
