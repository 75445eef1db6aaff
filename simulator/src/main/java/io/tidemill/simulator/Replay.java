package io.tidemill.simulator;

import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The real control loop in virtual time: what a setting would have done over recorded metrics.
///
/// Nothing of a run is kept, so a year of minutes needs no more memory than its metrics.
public final class Replay {
    /// How many instances there are when a replay starts, and how the target takes its orders.
    public record Start(int instances, Manner manner) {}

    private final AutoscaleSetting setting;
    private final MetricSource metrics;
    private final List<ManualChange> manualChanges;

    /// Manual changes may come in any order.
    public Replay(
            AutoscaleSetting setting, MetricSource metrics, List<ManualChange> manualChanges) {
        this.setting = setting;
        this.metrics = metrics;
        this.manualChanges =
                manualChanges.stream().sorted(Comparator.comparing(ManualChange::at)).toList();
    }

    /// Plays the span from the start on a target with that many instances, and hands over each run.
    /// Manual changes before the span are part of how the count came to be, and are left out.
    public void play(ReplaySpan span, Start start, Consumer<ReplayedRun> each) {
        var time = new VirtualTime(span.from());
        var target = new SimulatedTarget(time, start.instances(), start.manner());
        var loop = new ControlLoop(metrics, _ -> target, new ActivityMemory(), runIds());
        var changes = changesFrom(span.from());
        for (var now = span.from(); !now.isAfter(span.to()); now = now.plus(span.every())) {
            time.moveTo(now);
            apply(changes, now, target);
            each.accept(run(loop, target, now));
        }
    }

    private Deque<ManualChange> changesFrom(Instant from) {
        return new ArrayDeque<>(
                manualChanges.stream().filter(change -> !change.at().isBefore(from)).toList());
    }

    private static void apply(Deque<ManualChange> changes, Instant now, SimulatedTarget target) {
        while (!changes.isEmpty() && !changes.getFirst().at().isAfter(now)) {
            target.setByHand(changes.removeFirst().instances());
        }
    }

    private ReplayedRun run(ControlLoop loop, SimulatedTarget target, Instant now) {
        var from = target.instances();
        var evaluation = loop.run(setting, now);
        return switch (evaluation.decision()) {
            case Decision.Scale(_, var to, _) -> new ReplayedRun(evaluation, from, to);
            case Decision.Hold _ -> new ReplayedRun(evaluation, from, from);
        };
    }

    private static Supplier<String> runIds() {
        var runs = new int[1];
        return () -> "run-" + ++runs[0];
    }
}
