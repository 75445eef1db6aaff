package io.tidemill.control.setting;

import io.tidemill.control.rest.JsonField;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a body leaves out, taken from the document that is stored.
final class Merge {
    /// What Azure's own clients leave out of a PUT without meaning to change it: to disable a
    /// setting, the Python snippet of Azure's documentation sends no profiles, and to write rules
    /// it sends no `enabled`.
    private static final List<String> KEPT = List.of("enabled", "profiles");

    private Merge() {}

    static ObjectNode keepOmitted(ObjectNode body, ObjectNode stored) {
        ObjectNode merged = body.deepCopy();
        if (JsonField.member(merged, "properties") instanceof ObjectNode properties) {
            for (String name : KEPT) {
                keep(properties, name, stored.path("properties").path(name));
            }
        }
        return merged;
    }

    private static void keep(ObjectNode properties, String name, JsonNode stored) {
        JsonNode sent = JsonField.member(properties, name);
        if (sent.isMissingNode() || sent.isNull()) {
            properties.set(name, stored);
        }
    }

    /// Replaces `tags` and each member of `properties` that the body has, as a whole.
    static ObjectNode patch(ObjectNode body, ObjectNode stored) {
        ObjectNode merged = stored.deepCopy();
        JsonNode tags = JsonField.member(body, "tags");
        if (!tags.isMissingNode()) {
            merged.set("tags", tags);
        }
        JsonNode properties = JsonField.member(body, "properties");
        for (var member : properties.properties()) {
            replace(merged.withObject("properties"), member.getKey(), member.getValue());
        }
        return merged;
    }

    private static void replace(ObjectNode properties, String name, JsonNode value) {
        properties.propertyNames().stream()
                .filter(name::equalsIgnoreCase)
                .toList()
                .forEach(properties::remove);
        properties.set(name, value);
    }
}
