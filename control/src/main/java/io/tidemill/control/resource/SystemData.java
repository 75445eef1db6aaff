package io.tidemill.control.resource;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.rest.ArmJson;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who made a resource and who changed it last, and when, as ARM answers it.
public final class SystemData {
    /// The member of a resource that has it.
    public static final String MEMBER = "systemData";

    private SystemData() {}

    /// The system data of a resource that is being written.
    ///
    /// @param stored the resource as it was; empty when it is new. One that was kept before there
    ///   was system data has no maker.
    public static ObjectNode of(
            AdministrativeLog.Entry write, Optional<? extends JsonNode> stored) {
        ObjectNode data =
                stored.map(resource -> resource.path(MEMBER))
                        .filter(JsonNode::isObject)
                        .map(earlier -> earlier.deepCopy().asObject())
                        .orElseGet(ArmJson::object);
        if (stored.isEmpty()) {
            stamp(data, "created", write);
        }
        return stamp(data, "lastModified", write);
    }

    private static ObjectNode stamp(ObjectNode data, String what, AdministrativeLog.Entry write) {
        return data.put(what + "By", write.principal().name())
                .put(what + "ByType", type(write.principal()))
                .put(what + "At", write.at().truncatedTo(ChronoUnit.MICROS).toString());
    }

    private static String type(Principal principal) {
        return switch (principal.kind()) {
            case USER -> "User";
            case SERVICE_PRINCIPAL -> "Application";
        };
    }
}
