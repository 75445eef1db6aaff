package io.tidemill.control.authorization;

import io.tidemill.control.rest.ArmJson;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who made something and who changed it last, with the times.
///
/// @param createdBy an object id; empty for what nobody made
/// @param updatedBy an object id; empty for what nobody made
record Origin(String createdBy, Instant createdOn, String updatedBy, Instant updatedOn) {
    /// What has been there always.
    static final Origin ALWAYS = new Origin("", Instant.EPOCH, "", Instant.EPOCH);

    static Origin made(String by, Instant at) {
        return new Origin(by, at, by, at);
    }

    /// Of something that was made as this says and then changed as the other says.
    Origin followedBy(Origin change) {
        return new Origin(createdBy, createdOn, change.updatedBy, change.updatedOn);
    }

    static Origin of(JsonNode json) {
        return new Origin(
                json.path("createdBy").asString(""),
                Instant.parse(json.path("createdOn").asString()),
                json.path("updatedBy").asString(""),
                Instant.parse(json.path("updatedOn").asString()));
    }

    void addTo(ObjectNode json) {
        json.put("createdOn", createdOn.toString()).put("updatedOn", updatedOn.toString());
        json.set("createdBy", text(createdBy));
        json.set("updatedBy", text(updatedBy));
    }

    private static JsonNode text(String id) {
        ObjectNode holder = ArmJson.object();
        return (id.isEmpty() ? holder.putNull("id") : holder.put("id", id)).path("id");
    }
}
