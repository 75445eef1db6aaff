package io.tidemill.engine.activity;

import io.tidemill.engine.rule.Direction;
import java.util.List;
import java.util.Optional;

/// The `AutoscaleScaleActions` record of an activity: one when a change is begun, one when it is
/// over.
public final class ScaleActionLog {
    private ScaleActionLog() {}

    /// The record of an activity; empty if it is not about a change of the count.
    public static Optional<LogRecord> of(Activity activity) {
        return switch (activity) {
            case Activity.ScaleInitiated initiated -> Optional.of(initiated(initiated));
            case Activity.ScaleCompleted completed ->
                    Optional.of(
                            tracking(
                                    completed.stamp(),
                                    "Succeeded",
                                    "The target has " + completed.to() + " instances."));
            case Activity.ScaleFailed failed ->
                    Optional.of(tracking(failed.stamp(), "Failed", failed.why()));
            case Activity.MetricFailure _, Activity.MetricRecovery _ -> Optional.empty();
            case Activity.FlappingOccurred _, Activity.Flapping _ -> Optional.empty();
        };
    }

    private static LogRecord initiated(Activity.ScaleInitiated initiated) {
        var scale = initiated.scale();
        var properties =
                List.of(
                        Property.of("targetResourceId", initiated.stamp().targetResourceId()),
                        Property.of("currentInstanceCount", scale.from()),
                        Property.of("newInstanceCount", scale.to()),
                        Property.of(
                                "scaleDirection",
                                scale.direction() == Direction.INCREASE ? "Increase" : "Decrease"),
                        Property.of("createdAsyncScaleActionJob", true),
                        Property.of(
                                "createdAsyncScaleActionJobId", initiated.stamp().correlationId()));
        return record(initiated.stamp(), result("InProgress", scale.reason().phrase()), properties);
    }

    private static LogRecord tracking(Stamp stamp, String status, String message) {
        var properties =
                List.of(
                        Property.of("targetResourceId", stamp.targetResourceId()),
                        Property.of("scaleActionOperationId", stamp.correlationId()),
                        Property.of("scaleActionOperationStatus", status),
                        Property.of("scaleActionMessage", message));
        return record(stamp, result(status, message), properties);
    }

    private static List<Property> result(String type, String description) {
        return List.of(
                Property.of("resultType", type), Property.of("resultDescription", description));
    }

    private static LogRecord record(Stamp stamp, List<Property> result, List<Property> properties) {
        return new LogRecord(
                LogRecord.Category.AUTOSCALE_SCALE_ACTIONS,
                "InstanceScaleAction",
                stamp,
                result,
                properties);
    }
}
