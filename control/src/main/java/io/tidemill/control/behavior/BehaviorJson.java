package io.tidemill.control.behavior;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.setting.SettingId;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A behavior as a resource. What [BehaviorReader] reads from it are the same choices again.
final class BehaviorJson {
    private static final String NAME = "default";

    private BehaviorJson() {}

    /// The id of the one behavior that a setting has.
    static String id(String settingId) {
        return settingId + "/behavior/" + NAME;
    }

    /// The resource as it counts at a moment: a pause that is over is not shown any more.
    static ObjectNode of(String settingId, Choices choices, Instant now) {
        ObjectNode resource =
                ArmJson.object()
                        .put("id", id(settingId))
                        .put("name", NAME)
                        .put("type", SettingId.TYPE + "/behavior");
        resource.set("properties", properties(choices.with(choices.restraint().mode().at(now))));
        return resource;
    }

    static ObjectNode properties(Choices choices) {
        ObjectNode json = ArmJson.object();
        mode(json, choices.restraint().mode());
        ArrayNode paused = json.putArray("pausedDirections");
        choices.restraint().pausedDirections().stream()
                .sorted()
                .map(BehaviorJson::word)
                .forEach(paused::add);
        json.put("cooldownPolicy", choices.cooldownPolicy().wire());
        duration(json, "evaluationInterval", choices.timing().evaluationInterval());
        duration(json, "metricDelay", choices.timing().metricDelay());
        return json;
    }

    private static void mode(ObjectNode json, Mode mode) {
        switch (mode) {
            case Mode.Active() -> json.put("mode", "Active");
            case Mode.DryRun() -> json.put("mode", "DryRun");
            case Mode.Paused paused -> paused(json.put("mode", "Paused"), paused);
        }
    }

    private static void paused(ObjectNode json, Mode.Paused paused) {
        if (paused.isBounded()) {
            json.put("pausedUntil", paused.until().toString());
        }
        json.put("pausedBy", paused.by()).put("pausedReason", paused.reason());
    }

    private static String word(Direction direction) {
        return direction == Direction.INCREASE ? BehaviorReader.SCALE_OUT : BehaviorReader.SCALE_IN;
    }

    private static void duration(ObjectNode json, String name, Optional<Duration> duration) {
        duration.ifPresentOrElse(
                known -> json.put(name, known.toString()), () -> json.putNull(name));
    }
}
