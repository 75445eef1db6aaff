package io.tidemill.control.notification;

/// How an occasion is spoken of.
///
/// @param status as in Azure's payload; `Activated` is Azure's only known word
/// @param operation as in Azure's payload
/// @param details a sentence, Azure's own where it is known
/// @param eventType the CloudEvents type
record OccasionWords(String status, String operation, String details, String eventType) {
    private static final String TYPE = "io.tidemill.autoscale.";

    static OccasionWords of(Occasion occasion, TargetPlace target) {
        return switch (occasion) {
            case Occasion.ScaleStarted started ->
                    new OccasionWords(
                            "Activated",
                            operation(started),
                            "Autoscale successfully started scale operation for resource "
                                    + change(started, target),
                            TYPE + "scale.started");
            case Occasion.ScaleFailed failed ->
                    new OccasionWords(
                            "Failed",
                            operation(failed),
                            "Autoscale could not scale resource %s: %s"
                                    .formatted(change(failed, target), failed.why()),
                            TYPE + "scale.failed");
            case Occasion.MetricFailed(_, var metric, var why) ->
                    new OccasionWords(
                            "Failed",
                            "Metric Failure",
                            "The metric '%s' that scales resource '%s' cannot be read: %s"
                                    .formatted(metric.name(), target.name(), why),
                            TYPE + "metric.failed");
            case Occasion.MetricRecovered(_, var metric) ->
                    new OccasionWords(
                            "Resolved",
                            "Metric Recovery",
                            "The metric '%s' that scales resource '%s' can be read again"
                                    .formatted(metric.name(), target.name()),
                            TYPE + "metric.recovered");
        };
    }

    private static String operation(Occasion.Scale scale) {
        return switch (scale.direction()) {
            case INCREASE -> "Scale Out";
            case DECREASE, NONE -> "Scale In";
        };
    }

    private static String change(Occasion.Scale scale, TargetPlace target) {
        return "'%s' from capacity '%d' to capacity '%d'"
                .formatted(target.name(), scale.from(), scale.to());
    }
}
