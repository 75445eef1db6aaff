package io.tidemill.control.activity;

import io.tidemill.engine.decision.Reason;
import tools.jackson.databind.JsonNode;

/// What Azure's activity log calls an activity, and a sentence about it.
///
/// @param name Azure's name of the event
/// @param operation Azure's name of the action
record AutoscaleEvent(String name, String operation, boolean succeeded, String description) {
    private static final String ACTION = "Microsoft.Insights/AutoscaleSettings/%s/Action";

    static AutoscaleEvent of(JsonNode json) {
        String target = json.path("targetResourceId").asString();
        String change =
                "'%s' from %d to %d instances"
                        .formatted(target, json.path("from").asInt(), json.path("to").asInt());
        String flapping =
                "'%s' from %d to %d instances"
                        .formatted(
                                target,
                                json.path("current").asInt(),
                                json.path("intended").asInt());
        String metric = json.path("metric").path("name").asString("");
        return switch (ActivityJson.Kind.valueOf(json.path("kind").asString())) {
            case SCALE_INITIATED ->
                    ok(
                            "AutoscaleAction",
                            way(json),
                            "Scaling " + change + " (" + reason(json) + ").");
            case SCALE_COMPLETED ->
                    ok("GetOperationStatusResult", way(json) + "Result", "Scaled " + change + ".");
            case SCALE_FAILED ->
                    failed(
                            "GetOperationStatusResult",
                            way(json) + "Result",
                            "Could not scale " + change + ": " + why(json) + ".");
            case METRIC_FAILURE ->
                    failed(
                            "MetricFailure",
                            "MetricFailure",
                            "The metric " + metric + " cannot be read: " + why(json) + ".");
            case METRIC_RECOVERY ->
                    ok(
                            "MetricRecovery",
                            "MetricRecovery",
                            "The metric " + metric + " can be read again.");
            case FLAPPING_OCCURRED ->
                    ok(
                            "FlappingOccurred",
                            "Flapping",
                            "Scaling "
                                    + flapping
                                    + " stops at "
                                    + json.path("actual").asInt()
                                    + " to avoid flapping.");
            case FLAPPING ->
                    ok("Flapping", "Flapping", "Not scaling " + flapping + " to avoid flapping.");
        };
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

    private static String reason(JsonNode json) {
        return Reason.valueOf(json.path("reason").asString()).code();
    }

    private static String why(JsonNode json) {
        return json.path("why").asString();
    }
}
