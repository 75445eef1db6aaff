package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Reads which identities a resource is to have. They are kept and answered; instances here get no
/// identity from it.
public final class ResourceIdentity {
    private static final String SYSTEM = "SystemAssigned";
    private static final List<String> TYPES =
            List.of("None", SYSTEM, "UserAssigned", "SystemAssigned,UserAssigned");

    private ResourceIdentity() {}

    /// The identity; a system assigned one when it is absent.
    public static ObjectNode read(JsonField field) {
        field.members();
        ObjectNode identity =
                ArmJson.object()
                        .put(
                                "type",
                                field.at("type")
                                        .readIfPresent(
                                                ResourceIdentity::type,
                                                SYSTEM,
                                                "must be one of " + TYPES));
        JsonField users = field.at("userAssignedIdentities");
        if (!users.isAbsent()) {
            ObjectNode kept = identity.putObject("userAssignedIdentities");
            users.members().keySet().forEach(kept::putObject);
        }
        return identity;
    }

    private static Optional<String> type(String text) {
        String compact = text.replace(" ", "");
        return TYPES.stream().filter(compact::equalsIgnoreCase).findFirst();
    }
}
