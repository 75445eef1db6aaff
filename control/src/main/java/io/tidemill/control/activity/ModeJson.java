package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.profile.Mode;
import tools.jackson.databind.node.ObjectNode;

/// The mode of a setting at some moment.
final class ModeJson {
    private ModeJson() {}

    static ObjectNode of(Mode mode) {
        return switch (mode) {
            case Mode.Active() -> ArmJson.object().put("kind", "Active");
            case Mode.DryRun() -> ArmJson.object().put("kind", "DryRun");
            case Mode.Paused paused -> paused(paused);
        };
    }

    private static ObjectNode paused(Mode.Paused paused) {
        ObjectNode json = ArmJson.object().put("kind", "Paused");
        if (paused.isBounded()) {
            json.put("until", paused.until().toString());
        }
        return json.put("by", paused.by()).put("reason", paused.reason());
    }
}
