package io.tidemill.control.resource;

import io.tidemill.control.identity.Tenant;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Which identities a resource is to have. They are kept and answered; instances here get no
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

    /// Adds to a resource's view what Azure tells of a system assigned identity. The principal's id
    /// is made of the resource's, so that it never changes; there is no principal behind it.
    public static void complete(ObjectNode view, String resourceId) {
        if (view.path("identity") instanceof ObjectNode identity
                && identity.path("type").asString("").contains(SYSTEM)) {
            view.set(
                    "identity",
                    identity.deepCopy()
                            .put("principalId", principalId(resourceId))
                            .put("tenantId", Tenant.ID));
        }
    }

    private static String principalId(String resourceId) {
        String seed = "identity of " + resourceId.toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Optional<String> type(String text) {
        String compact = text.replace(" ", "");
        return TYPES.stream().filter(compact::equalsIgnoreCase).findFirst();
    }
}
