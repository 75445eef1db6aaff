package io.tidemill.control.activity;

import tools.jackson.databind.JsonNode;

/// What Azure's activity log calls an activity, and a sentence about it.
///
/// @param name Azure's name of the event
/// @param operation Azure's name of the action
record AutoscaleEvent(String name, String operation, boolean succeeded, String description) {
    private static final String ACTION = "Microsoft.Insights/AutoscaleSettings/%s/Action";

    static AutoscaleEvent of(JsonNode json) {
        return switch (ActivityJson.Kind.valueOf(json.path("kind").asString())) {
            case SCALE_INITIATED -> initiated(json);
            case SCALE_COMPLETED ->
                    ok(
                            "GetOperationStatusResult",
                            way(json) + "Result",
                            "Scaled " + change(json) + ".");
            case SCALE_FAILED -> scaleFailed(json);
            case METRIC_FAILURE -> metricFailed(json);
            case METRIC_RECOVERY ->
                    ok(
                            "MetricRecovery",
                            "MetricRecovery",
                            "The metric " + metric(json) + " can be read again.");
            case FLAPPING_OCCURRED -> reduced(json);
            case FLAPPING ->
                    ok(
                            "Flapping",
                            "Flapping",
                            "Not scaling " + intention(json) + " to avoid flapping.");
        };
    }

    private static AutoscaleEvent initiated(JsonNode json) {
        String description =
                "The autoscale engine attempting to scale resource '%s' from %d instances count to %d instances count."
                        .formatted(
                                json.path("targetResourceId").asString(),
                                json.path("from").asInt(),
                                json.path("to").asInt());
        return ok("AutoscaleAction", way(json), description);
    }

    private static AutoscaleEvent scaleFailed(JsonNode json) {
        return failed(
                "GetOperationStatusResult",
                way(json) + "Result",
                "Could not scale %s: %s.".formatted(change(json), why(json)));
    }

    private static AutoscaleEvent metricFailed(JsonNode json) {
        return failed(
                "MetricFailure",
                "MetricFailure",
                "The metric %s cannot be read: %s.".formatted(metric(json), why(json)));
    }

    private static AutoscaleEvent reduced(JsonNode json) {
        return ok(
                "FlappingOccurred",
                "Flapping",
                "Scaling %s stops at %d to avoid flapping."
                        .formatted(intention(json), json.path("actual").asInt()));
    }

    private static AutoscaleEvent ok(String name, String action, String description) {
        return new AutoscaleEvent(name, ACTION.formatted(action), true, description);
    }

    private static AutoscaleEvent failed(String name, String action, String description) {
        return new AutoscaleEvent(name, ACTION.formatted(action), false, description);
    }

    private static String way(JsonNode json) {
        return json.path("to").asInt() > json.path("from").asInt() ? "Scaleup" : "Scaledown";
    }

    private static String change(JsonNode json) {
        return counts(json, "from", "to");
    }

    private static String intention(JsonNode json) {
        return counts(json, "current", "intended");
    }

    private static String counts(JsonNode json, String from, String to) {
        return "'%s' from %d to %d instances"
                .formatted(
                        json.path("targetResourceId").asString(),
                        json.path(from).asInt(),
                        json.path(to).asInt());
    }

    private static String metric(JsonNode json) {
        return json.path("metric").path("name").asString();
    }

    private static String why(JsonNode json) {
        return json.path("why").asString();
    }
}
