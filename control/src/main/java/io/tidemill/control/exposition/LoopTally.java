package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tidemill.control.exposition.Family.Point;
import io.tidemill.control.loop.Beat;
import io.tidemill.control.loop.SettingRun;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// What the control loop has decided so far, how long that took, and how punctual it was. Any
/// thread may call.
public final class LoopTally implements Exposed {
    private static final Family DECISIONS =
            new Family("tidemill_decisions", "What evaluations decided, and for which reason.");
    private static final Family FAILED =
            new Family(
                    "tidemill_evaluations_failed",
                    "Evaluations that ended in an error, which the log tells.");
    private static final Family DURATION =
            new Family(
                    "tidemill_evaluation_duration_seconds",
                    "How long evaluations took, from reading the metrics to asking the target.");
    private static final Family LAG =
            new Family(
                    "tidemill_loop_lag_seconds", "How long after they were due evaluations began.");

    private final Beat beat;
    private final LongSupplier nanoTime;
    private final Map<Labels, LongAdder> decisions = new ConcurrentHashMap<>();
    private final LongAdder failed = new LongAdder();
    private final DurationTally durations = new DurationTally();
    private final DurationTally lags = new DurationTally();

    /// @param nanoTime as [System#nanoTime] counts
    public LoopTally(Beat beat, LongSupplier nanoTime) {
        this.beat = beat;
        this.nanoTime = nanoTime;
    }

    /// The same runs, counted.
    public SettingRun counting(SettingRun run) {
        return new Counted(run, this);
    }

    /// Counts what an evaluation decided.
    public void evaluated(Evaluation evaluation) {
        decisions.computeIfAbsent(labels(evaluation.decision()), _ -> new LongAdder()).increment();
    }

    @Override
    public List<MetricSnapshot> families(Instant now) {
        return List.of(
                DECISIONS.counter(
                        decisions.entrySet().stream()
                                .map(entry -> Point.of(entry.getKey(), entry.getValue().sum()))),
                FAILED.counter((double) failed.sum()),
                DURATION.histogram(DurationTally.BOUNDS, durations.spread()),
                LAG.histogram(DurationTally.BOUNDS, lags.spread()));
    }

    private static Labels labels(Decision decision) {
        var reason = decision.reason().code();
        return switch (decision) {
            case Decision.Scale scale ->
                    labels("scale", Names.word(scale.direction())).add("reason", reason);
            case Decision.Hold _ -> labels("hold", "none").add("reason", reason);
        };
    }

    private static Labels labels(String outcome, String direction) {
        return Labels.of("outcome", outcome, "direction", direction);
    }

    /// From the last moment at which the setting was due.
    private Duration lag(AutoscaleSetting setting, Instant now) {
        var interval = beat.interval(setting);
        return Duration.between(beat.next(now, interval).minus(interval), now);
    }

    private record Counted(SettingRun run, LoopTally tally) implements SettingRun {
        @Override
        public void run(AutoscaleSetting setting, Instant now) {
            tally.lags.add(tally.lag(setting, now));
            var began = tally.nanoTime.getAsLong();
            try {
                run.run(setting, now);
            } finally {
                tally.durations.add(Duration.ofNanos(tally.nanoTime.getAsLong() - began));
            }
        }

        @Override
        public void failed(AutoscaleSetting setting, Instant now, RuntimeException why) {
            tally.failed.increment();
            run.failed(setting, now, why);
        }
    }
}
