package io.tidemill.control.behavior;

import io.tidemill.control.rest.JsonField;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a body leaves out, taken from the behavior that counts.
final class BehaviorPatch {
    private BehaviorPatch() {}

    /// The behavior with each member that the body has. Another mode ends a pause with all that
    /// belongs to it.
    static ObjectNode of(ObjectNode before, ObjectNode body) {
        JsonNode changes = JsonField.member(body, "properties");
        if (!changes.isObject()) {
            return changes.isMissingNode() ? before : body;
        }
        ObjectNode merged = before.deepCopy();
        ObjectNode properties = merged.withObject("properties");
        if (!JsonField.member(changes, "mode").isMissingNode()) {
            properties.remove(BehaviorReader.PAUSE);
        }
        for (var change : changes.properties()) {
            remove(properties, change.getKey());
            properties.set(change.getKey(), change.getValue());
        }
        return merged;
    }

    private static void remove(ObjectNode properties, String name) {
        List<String> same =
                properties.propertyNames().stream().filter(name::equalsIgnoreCase).toList();
        properties.remove(same);
    }
}
