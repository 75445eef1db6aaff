package io.tidemill.engine.decision;

import io.tidemill.engine.metric.MetricKey;
import java.util.HashSet;
import java.util.Set;

/// What a decision needs to know of earlier runs. It is rebuilt from the activity log, so a restart
/// forgets nothing.
///
/// `lastAction` is the last action of any cause, `lastRuleAction` the last one that a rule caused,
/// `failingMetrics` those whose failure was reported and whose recovery was not.
public record History(
        LastAction lastAction,
        LastAction lastRuleAction,
        LastOperation lastOperation,
        Set<MetricKey> failingMetrics,
        LastFlapping lastFlapping) {
    /// Nothing has happened yet.
    public static final History NONE =
            new History(
                    new LastAction.None(),
                    new LastAction.None(),
                    new LastOperation.None(),
                    Set.of(),
                    new LastFlapping.None());

    public History {
        failingMetrics = Set.copyOf(failingMetrics);
    }

    /// With another last operation.
    public History withOperation(LastOperation operation) {
        return new History(lastAction, lastRuleAction, operation, failingMetrics, lastFlapping);
    }

    /// With one more failing metric.
    public History withFailing(MetricKey metric) {
        var failing = new HashSet<>(failingMetrics);
        failing.add(metric);
        return withFailingMetrics(failing);
    }

    /// With that metric readable again.
    public History withReadable(MetricKey metric) {
        var failing = new HashSet<>(failingMetrics);
        failing.remove(metric);
        return withFailingMetrics(failing);
    }

    private History withFailingMetrics(Set<MetricKey> failing) {
        return new History(lastAction, lastRuleAction, lastOperation, failing, lastFlapping);
    }

    /// With another last flapping.
    public History withFlapping(LastFlapping flapping) {
        return new History(lastAction, lastRuleAction, lastOperation, failingMetrics, flapping);
    }

    /// With the pending operation done: from now on its action is the last one. Without a pending
    /// operation, unchanged.
    public History withOperationDone() {
        return switch (lastOperation) {
            case LastOperation.Pending(var id, _, _, var action, var byRule) ->
                    new History(
                            action,
                            byRule ? action : lastRuleAction,
                            new LastOperation.Succeeded(id),
                            failingMetrics,
                            lastFlapping);
            case LastOperation.None _, LastOperation.Succeeded _, LastOperation.Failed _ -> this;
        };
    }
}
