package io.tidemill.engine.activity;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.decision.LastFlapping;
import io.tidemill.engine.decision.LastOperation;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.rule.Direction;
import java.time.Duration;

/// Something that happened to a setting and is kept.
public sealed interface Activity {
    /// Which setting, which run, when.
    Stamp stamp();

    /// A change of the count was begun. `cooldown` is what it starts if it succeeds, `previous` the
    /// action before it.
    record ScaleInitiated(
            Stamp stamp,
            Decision.Scale scale,
            Duration cooldown,
            LastAction previous,
            AutoscaleProfile profile)
            implements Activity {
        LastAction.Taken action() {
            return new LastAction.Taken(stamp.at(), scale.direction(), cooldown);
        }
    }

    /// A change of the count is done. Its stamp carries the correlation id of the run that began
    /// it. `to` is the count that was found, which differs from the wanted one if somebody else
    /// changed it too.
    record ScaleCompleted(Stamp stamp, int from, int to) implements Activity {
        /// Which way the change was meant to go.
        public Direction direction() {
            return towards(from, to);
        }
    }

    /// A change of the count was refused, or given up. Its stamp carries the correlation id of the
    /// run that began it.
    record ScaleFailed(Stamp stamp, int from, int to, String why) implements Activity {
        /// Which way the change was meant to go.
        public Direction direction() {
            return towards(from, to);
        }
    }

    /// A metric that should have samples cannot be read any more.
    record MetricFailure(Stamp stamp, MetricKey metric, String why) implements Activity {}

    /// A metric can be read again.
    record MetricRecovery(Stamp stamp, MetricKey metric) implements Activity {}

    /// A scale-in goes less far than intended, to avoid flapping.
    record FlappingOccurred(
            Stamp stamp, int current, int intended, int actual, AutoscaleProfile profile)
            implements Activity {}

    /// A scale-in does not happen, to avoid flapping.
    record Flapping(Stamp stamp, int current, int intended, AutoscaleProfile profile)
            implements Activity {}

    /// What the history is after this, given what it was before.
    default History after(History before) {
        return switch (this) {
            case ScaleInitiated initiated -> before.withOperation(pending(initiated));
            case ScaleCompleted _ -> before.withOperationDone();
            case ScaleFailed(var stamp, _, _, var why) ->
                    before.withOperation(new LastOperation.Failed(stamp.correlationId(), why));
            case MetricFailure(_, var metric, _) -> before.withFailing(metric);
            case MetricRecovery(_, var metric) -> before.withReadable(metric);
            case Flapping(var stamp, var current, var intended, _) ->
                    before.withFlapping(new LastFlapping.Seen(stamp.at(), current, intended));
            case FlappingOccurred _ -> before;
        };
    }

    private static LastOperation pending(ScaleInitiated initiated) {
        var scale = initiated.scale();
        return new LastOperation.Pending(
                initiated.stamp().correlationId(),
                scale.from(),
                scale.to(),
                initiated.action(),
                scale.reason().isByRules());
    }

    private static Direction towards(int from, int to) {
        return to > from ? Direction.INCREASE : Direction.DECREASE;
    }
}
