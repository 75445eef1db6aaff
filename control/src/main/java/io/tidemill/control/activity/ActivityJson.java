package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.Stamp;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The engine's activities as texts in the table, and back.
///
/// Of the profile that was active only name and limits come back: no decision looks at the rules of
/// the past.
final class ActivityJson {
    private ActivityJson() {}

    static ObjectNode write(Activity activity) {
        Stamp stamp = activity.stamp();
        ObjectNode json =
                ArmJson.object()
                        .put("kind", Kind.of(activity).name())
                        .put("settingId", stamp.settingId())
                        .put("targetResourceId", stamp.targetResourceId())
                        .put("correlationId", stamp.correlationId())
                        .put("at", stamp.at().toString());
        return switch (activity) {
            case Activity.ScaleInitiated initiated -> initiated(json, initiated);
            case Activity.ScaleCompleted(_, var from, var to) -> change(json, from, to);
            case Activity.ScaleFailed(_, var from, var to, var why) ->
                    change(json, from, to).put("why", why);
            case Activity.MetricFailure(_, var metric, var why) ->
                    metric(json, metric).put("why", why);
            case Activity.MetricRecovery(_, var metric) -> metric(json, metric);
            case Activity.FlappingOccurred(_, var current, var intended, var actual, var profile) ->
                    flapping(json, current, intended)
                            .put("actual", actual)
                            .set("profile", ProfileJson.of(profile));
            case Activity.Flapping(_, var current, var intended, var profile) ->
                    flapping(json, current, intended).set("profile", ProfileJson.of(profile));
        };
    }

    static Activity read(JsonNode json) {
        Stamp stamp =
                new Stamp(
                        text(json, "settingId"),
                        text(json, "targetResourceId"),
                        text(json, "correlationId"),
                        Instant.parse(text(json, "at")));
        return switch (Kind.valueOf(text(json, "kind"))) {
            case SCALE_INITIATED -> initiated(stamp, json);
            case SCALE_COMPLETED ->
                    new Activity.ScaleCompleted(stamp, number(json, "from"), number(json, "to"));
            case SCALE_FAILED ->
                    new Activity.ScaleFailed(
                            stamp, number(json, "from"), number(json, "to"), text(json, "why"));
            case METRIC_FAILURE ->
                    new Activity.MetricFailure(stamp, metric(json), text(json, "why"));
            case METRIC_RECOVERY -> new Activity.MetricRecovery(stamp, metric(json));
            case FLAPPING_OCCURRED ->
                    new Activity.FlappingOccurred(
                            stamp,
                            number(json, "current"),
                            number(json, "intended"),
                            number(json, "actual"),
                            profile(json));
            case FLAPPING ->
                    new Activity.Flapping(
                            stamp,
                            number(json, "current"),
                            number(json, "intended"),
                            profile(json));
        };
    }

    /// The kinds of rows; their names are in the file and never change.
    enum Kind {
        SCALE_INITIATED,
        SCALE_COMPLETED,
        SCALE_FAILED,
        METRIC_FAILURE,
        METRIC_RECOVERY,
        FLAPPING_OCCURRED,
        FLAPPING;

        static Kind of(Activity activity) {
            return switch (activity) {
                case Activity.ScaleInitiated _ -> SCALE_INITIATED;
                case Activity.ScaleCompleted _ -> SCALE_COMPLETED;
                case Activity.ScaleFailed _ -> SCALE_FAILED;
                case Activity.MetricFailure _ -> METRIC_FAILURE;
                case Activity.MetricRecovery _ -> METRIC_RECOVERY;
                case Activity.FlappingOccurred _ -> FLAPPING_OCCURRED;
                case Activity.Flapping _ -> FLAPPING;
            };
        }
    }

    private static ObjectNode initiated(ObjectNode json, Activity.ScaleInitiated initiated) {
        Decision.Scale scale = initiated.scale();
        change(json, scale.from(), scale.to())
                .put("reason", scale.reason().name())
                .put("cooldown", initiated.cooldown().toString())
                .set("profile", ProfileJson.of(initiated.profile()));
        if (initiated.previous() instanceof LastAction.Taken(var at, var direction, var cooldown)) {
            json.putObject("previous")
                    .put("at", at.toString())
                    .put("direction", direction.name())
                    .put("cooldown", cooldown.toString());
        }
        return json;
    }

    private static Activity initiated(Stamp stamp, JsonNode json) {
        return new Activity.ScaleInitiated(
                stamp,
                new Decision.Scale(
                        number(json, "from"),
                        number(json, "to"),
                        Reason.valueOf(text(json, "reason"))),
                Duration.parse(text(json, "cooldown")),
                previous(json.path("previous")),
                profile(json));
    }

    private static LastAction previous(JsonNode json) {
        return json.isMissingNode()
                ? new LastAction.None()
                : new LastAction.Taken(
                        Instant.parse(text(json, "at")),
                        Direction.valueOf(text(json, "direction")),
                        Duration.parse(text(json, "cooldown")));
    }

    private static ObjectNode change(ObjectNode json, int from, int to) {
        return json.put("from", from).put("to", to);
    }

    private static ObjectNode flapping(ObjectNode json, int current, int intended) {
        return json.put("current", current).put("intended", intended);
    }

    private static ObjectNode metric(ObjectNode json, MetricKey metric) {
        json.putObject("metric")
                .put("resourceId", metric.resourceId())
                .put("namespace", metric.namespace())
                .put("name", metric.name());
        return json;
    }

    private static MetricKey metric(JsonNode json) {
        JsonNode metric = json.path("metric");
        return new MetricKey(
                text(metric, "resourceId"), text(metric, "namespace"), text(metric, "name"));
    }

    private static AutoscaleProfile profile(JsonNode json) {
        JsonNode profile = json.path("profile");
        JsonNode capacity = profile.path("Capacity");
        return new AutoscaleProfile(
                text(profile, "Name"),
                new Capacity(
                        Integer.parseInt(text(capacity, "Minimum")),
                        Integer.parseInt(text(capacity, "Maximum")),
                        Integer.parseInt(text(capacity, "Default"))),
                List.of(),
                new Schedule.Always());
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString();
    }

    private static int number(JsonNode json, String name) {
        return json.path(name).asInt();
    }
}
