package io.tidemill.control.notification;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.Stamp;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.rule.Direction;
import java.util.Optional;

/// Something that people want to be told of: a scale action that began or failed, a metric that
/// cannot be read or can again. The end of a scale action, and what was held back against flapping,
/// is in the activity log alone, as in Azure.
sealed interface Occasion {
    Stamp stamp();

    /// The count changes, or should have.
    sealed interface Scale extends Occasion {
        int from();

        int to();

        default Direction direction() {
            return to() > from() ? Direction.INCREASE : Direction.DECREASE;
        }
    }

    record ScaleStarted(Stamp stamp, int from, int to) implements Scale {}

    record ScaleFailed(Stamp stamp, int from, int to, String why) implements Scale {}

    record MetricFailed(Stamp stamp, MetricKey metric, String why) implements Occasion {}

    record MetricRecovered(Stamp stamp, MetricKey metric) implements Occasion {}

    /// Empty for what nobody is told of.
    static Optional<Occasion> of(Activity activity) {
        return switch (activity) {
            case Activity.ScaleInitiated(var stamp, var scale, _, _, _) ->
                    Optional.of(new ScaleStarted(stamp, scale.from(), scale.to()));
            case Activity.ScaleFailed(var stamp, var from, var to, var why) ->
                    Optional.of(new ScaleFailed(stamp, from, to, why));
            case Activity.MetricFailure(var stamp, var metric, var why) ->
                    Optional.of(new MetricFailed(stamp, metric, why));
            case Activity.MetricRecovery(var stamp, var metric) ->
                    Optional.of(new MetricRecovered(stamp, metric));
            case Activity.ScaleCompleted _, Activity.FlappingOccurred _, Activity.Flapping _ ->
                    Optional.empty();
        };
    }
}
