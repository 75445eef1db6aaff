package io.tidemill.control.authorization;

import io.tidemill.control.rest.ArmJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Permissions in the form that Azure has for them, on the wire and in our documents.
final class PermissionJson {
    private PermissionJson() {}

    static ArrayNode of(List<Permission> permissions) {
        ArrayNode list = ArmJson.array();
        permissions.forEach(permission -> list.add(of(permission)));
        return list;
    }

    private static ObjectNode of(Permission permission) {
        ObjectNode json = ArmJson.object();
        json.set("actions", texts(permission.actions()));
        json.set("notActions", texts(permission.notActions()));
        json.set("dataActions", texts(permission.dataActions()));
        json.set("notDataActions", texts(permission.notDataActions()));
        return json;
    }

    /// Reads what [#of] has written.
    static List<Permission> read(JsonNode list) {
        return list.valueStream().map(PermissionJson::permission).toList();
    }

    private static Permission permission(JsonNode json) {
        return new Permission(
                patterns(json.path("actions")),
                patterns(json.path("notActions")),
                patterns(json.path("dataActions")),
                patterns(json.path("notDataActions")));
    }

    private static ArrayNode texts(List<ActionPattern> patterns) {
        ArrayNode texts = ArmJson.array();
        patterns.forEach(pattern -> texts.add(pattern.text()));
        return texts;
    }

    private static List<ActionPattern> patterns(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).map(ActionPattern::of).toList();
    }
}
