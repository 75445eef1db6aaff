package io.tidemill.control.diagnostic;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A diagnostic setting the way Azure answers it: absent destinations are null, absent lists empty.
final class DiagnosticForm {
    private static final List<String> TEXTS =
            List.of(
                    "storageAccountId",
                    "serviceBusRuleId",
                    "workspaceId",
                    "eventHubAuthorizationRuleId",
                    "eventHubName",
                    "marketplacePartnerId",
                    "logAnalyticsDestinationType");

    private DiagnosticForm() {}

    static ObjectNode of(DiagnosticId id, JsonNode raw) {
        ObjectNode document =
                ArmJson.object()
                        .put("id", id.text())
                        .put("type", DiagnosticId.TYPE)
                        .put("name", id.name())
                        .putNull("location")
                        .putNull("kind")
                        .putNull("tags");
        document.set("properties", properties(JsonField.member(raw, "properties")));
        return document.putNull("identity");
    }

    private static ObjectNode properties(JsonNode raw) {
        ObjectNode properties = ArmJson.object();
        for (String name : TEXTS) {
            JsonNode value = JsonField.member(raw, name);
            if (value.isMissingNode() || value.isNull() || value.asString("-").isEmpty()) {
                properties.putNull(name);
            } else {
                properties.set(name, value);
            }
        }
        properties.set("metrics", list(JsonField.member(raw, "metrics")));
        return properties.set("logs", list(JsonField.member(raw, "logs")));
    }

    /// What is no list stays as it is, to be refused.
    private static JsonNode list(JsonNode raw) {
        if (raw.isMissingNode() || raw.isNull()) {
            return ArmJson.array();
        }
        if (!raw.isArray()) {
            return raw;
        }
        ArrayNode list = ArmJson.array();
        raw.forEach(item -> list.add(item.isObject() ? item(item) : item));
        return list;
    }

    private static ObjectNode item(JsonNode raw) {
        ObjectNode item = ArmJson.object();
        for (String name : List.of("category", "categoryGroup", "timeGrain")) {
            JsonNode value = JsonField.member(raw, name);
            if (value.isMissingNode()) {
                item.putNull(name);
            } else {
                item.set(name, value);
            }
        }
        JsonNode enabled = JsonField.member(raw, "enabled");
        item.set("enabled", enabled.isMissingNode() ? ArmJson.read("true") : enabled);
        JsonNode retention = JsonField.member(raw, "retentionPolicy");
        item.set(
                "retentionPolicy",
                retention.isObject()
                        ? retention
                        : ArmJson.object().put("enabled", false).put("days", 0));
        return item;
    }
}
