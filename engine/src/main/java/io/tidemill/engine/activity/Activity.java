package io.tidemill.engine.activity;

import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.decision.LastFlapping;
import io.tidemill.engine.decision.LastOperation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.rule.Direction;
import java.util.HashSet;

/// Something that happened to a setting and is kept.
public sealed interface Activity {
    Stamp stamp();

    /// A change of the count was begun.
    record ScaleInitiated(
            Stamp stamp,
            int from,
            int to,
            Reason reason,
            LastAction.Taken action,
            LastAction previous,
            boolean byRule)
            implements Activity {}

    /// A change of the count is done; `operationId` is the correlation id of the run that began it.
    record ScaleCompleted(Stamp stamp, String operationId, int from, int to) implements Activity {}

    /// A change of the count was refused, or given up.
    record ScaleFailed(Stamp stamp, String operationId, int from, int to, String why)
            implements Activity {}

    /// A metric that should have samples cannot be read any more.
    record MetricFailure(Stamp stamp, MetricKey metric, String why) implements Activity {}

    /// A metric can be read again.
    record MetricRecovery(Stamp stamp, MetricKey metric) implements Activity {}

    /// A scale-in went less far than intended, to avoid flapping.
    record FlappingOccurred(Stamp stamp, int current, int intended, int actual)
            implements Activity {}

    /// A scale-in did not happen, to avoid flapping.
    record Flapping(Stamp stamp, int current, int intended) implements Activity {}

    /// Which way the count was to go.
    static Direction direction(int from, int to) {
        return to > from ? Direction.INCREASE : Direction.DECREASE;
    }

    /// What the history is after this, given what it was before.
    default History after(History before) {
        return switch (this) {
            case ScaleInitiated(var stamp, var from, var to, _, var action, _, var byRule) ->
                    before.withOperation(
                            new LastOperation.Pending(
                                    stamp.correlationId(), from, to, action, byRule));
            case ScaleCompleted _ -> before.withOperationDone();
            case ScaleFailed failed ->
                    before.withOperation(
                            new LastOperation.Failed(failed.operationId(), failed.why()));
            case MetricFailure failure -> {
                var failing = new HashSet<>(before.failingMetrics());
                failing.add(failure.metric());
                yield before.withFailingMetrics(failing);
            }
            case MetricRecovery recovery -> {
                var failing = new HashSet<>(before.failingMetrics());
                failing.remove(recovery.metric());
                yield before.withFailingMetrics(failing);
            }
            case Flapping(var stamp, var current, var intended) ->
                    before.withFlapping(new LastFlapping.Seen(stamp.at(), current, intended));
            case FlappingOccurred _ -> before;
        };
    }
}
