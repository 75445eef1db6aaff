package io.tidemill.engine.activity;

import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.rule.Direction;
import java.util.ArrayList;
import java.util.List;

/// An activity as an event of Azure's activity log, category `Autoscale`.
///
/// A change that is begun and a change that is over are two events with one correlation id.
public record ActivityEvent(
        String eventName,
        String operationName,
        boolean succeeded,
        Stamp stamp,
        List<Property> properties) {
    private static final String PROVIDER = "Microsoft.Insights/AutoscaleSettings/";

    public ActivityEvent {
        properties = List.copyOf(properties);
    }

    /// `Succeeded` or `Failed`.
    public String status() {
        return succeeded ? "Succeeded" : "Failed";
    }

    /// `Informational`, or `Error` for what failed.
    public String level() {
        return succeeded ? "Informational" : "Error";
    }

    /// The event of an activity.
    public static ActivityEvent of(Activity activity) {
        return switch (activity) {
            case Activity.ScaleInitiated initiated -> initiated(initiated);
            case Activity.ScaleCompleted done ->
                    ended(done.direction(), true, done.stamp(), counts(done.from(), done.to()));
            case Activity.ScaleFailed failed -> failed(failed);
            case Activity.MetricFailure failure -> metricFailure(failure);
            case Activity.MetricRecovery recovery ->
                    event("MetricRecovery", "MetricRecovery", true, recovery.stamp(), List.of());
            case Activity.FlappingOccurred flapping -> flappingOccurred(flapping);
            case Activity.Flapping flapping -> flapping(flapping);
        };
    }

    private static ActivityEvent initiated(Activity.ScaleInitiated initiated) {
        var stamp = initiated.stamp();
        var scale = initiated.scale();
        var properties = new ArrayList<Property>();
        properties.add(
                Property.of(
                        "Description",
                        "The autoscale engine attempting to scale resource '%s' from %d instances count to %d instances count."
                                .formatted(stamp.targetResourceId(), scale.from(), scale.to())));
        properties.add(Property.of("ResourceName", stamp.targetResourceId()));
        properties.addAll(counts(scale.from(), scale.to()));
        properties.add(Property.of("ActiveAutoscaleProfile", initiated.profile()));
        if (initiated.previous() instanceof LastAction.Taken previous) {
            properties.add(Property.of("LastScaleActionTime", previous.at()));
        }
        return event("AutoscaleAction", way(scale.direction()), true, stamp, properties);
    }

    private static ActivityEvent failed(Activity.ScaleFailed failed) {
        var properties = new ArrayList<>(counts(failed.from(), failed.to()));
        properties.add(Property.of("Description", failed.why()));
        return ended(failed.direction(), false, failed.stamp(), properties);
    }

    private static ActivityEvent ended(
            Direction direction, boolean succeeded, Stamp stamp, List<Property> properties) {
        return event(
                "GetOperationStatusResult",
                way(direction) + "Result",
                succeeded,
                stamp,
                properties);
    }

    private static ActivityEvent metricFailure(Activity.MetricFailure failure) {
        var notes =
                "The metric '%s' of '%s' cannot be read: %s. If there are fewer instances than the default, the count goes to it."
                        .formatted(
                                failure.metric().name(),
                                failure.metric().resourceId(),
                                failure.why());
        return event(
                "MetricFailure",
                "MetricFailure",
                false,
                failure.stamp(),
                List.of(Property.of("Notes", notes)));
    }

    private static ActivityEvent flappingOccurred(Activity.FlappingOccurred flapping) {
        var description =
                "Scale down will occur with updated instance count to avoid flapping. %s Actual new instance count: %d."
                        .formatted(
                                flapped(flapping.stamp(), flapping.current(), flapping.intended()),
                                flapping.actual());
        var properties = new ArrayList<Property>();
        properties.add(Property.of("Description", description));
        properties.add(Property.of("ResourceName", flapping.stamp().targetResourceId()));
        properties.addAll(counts(flapping.current(), flapping.actual()));
        properties.add(Property.of("ActiveAutoscaleProfile", flapping.profile()));
        return event("FlappingOccurred", "Flapping", true, flapping.stamp(), properties);
    }

    private static ActivityEvent flapping(Activity.Flapping flapping) {
        var description =
                "Cannot scale down due to flapping observed. "
                        + flapped(flapping.stamp(), flapping.current(), flapping.intended());
        var properties = new ArrayList<Property>();
        properties.add(Property.of("Description", description));
        properties.add(Property.of("ResourceName", flapping.stamp().targetResourceId()));
        properties.addAll(counts(flapping.current(), flapping.current()));
        properties.add(Property.of("ActiveAutoscaleProfile", flapping.profile()));
        return event("Flapping", "Flapping", true, flapping.stamp(), properties);
    }

    private static String flapped(Stamp stamp, int current, int intended) {
        return "Resource: '%s'. Current instance count: %d. Intended new instance count: %d."
                .formatted(stamp.targetResourceId(), current, intended);
    }

    private static List<Property> counts(int from, int to) {
        return List.of(
                Property.of("OldInstancesCount", from), Property.of("NewInstancesCount", to));
    }

    private static String way(Direction direction) {
        return direction == Direction.INCREASE ? "Scaleup" : "Scaledown";
    }

    private static ActivityEvent event(
            String name,
            String operation,
            boolean succeeded,
            Stamp stamp,
            List<Property> properties) {
        return new ActivityEvent(
                name, PROVIDER + operation + "/Action", succeeded, stamp, properties);
    }
}
