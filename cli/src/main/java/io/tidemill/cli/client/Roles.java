package io.tidemill.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Role definitions and role assignments, as a control plane has them.
public record Roles(ArmClient client) {

    private static final String DEFINITIONS = "/providers/Microsoft.Authorization/roleDefinitions";
    private static final String ASSIGNMENTS = "/providers/Microsoft.Authorization/roleAssignments";

    /// What is wanted: somebody has a role somewhere.
    ///
    /// @param role a name such as `Reader`, or a GUID
    /// @param objectId of whoever has it
    /// @param principalType empty when the server knows
    public record Assignment(String role, String objectId, String principalType, String scope) {}

    /// The roles that can be assigned at the scope.
    public List<JsonNode> definitions(String scope) {
        return client.list(at(scope) + DEFINITIONS);
    }

    /// The role of that name or GUID that can be assigned at the scope.
    ///
    /// @throws CommandFailure when there is none
    public JsonNode definition(String scope, String role) {
        return definitions(scope).stream()
                .filter(found -> isCalled(found, role))
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailure(
                                "RoleDefinitionNotFound",
                                "No role is called '%s' at %s.".formatted(role, scope),
                                "`tidemill role definition list` shows them."));
    }

    /// What holds at the scope and below it.
    public List<JsonNode> assignments(String scope) {
        return client.list(at(scope) + ASSIGNMENTS);
    }

    /// Makes the assignment.
    public JsonNode create(Assignment wanted) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode properties =
                body.putObject("properties")
                        .put(
                                "roleDefinitionId",
                                definition(wanted.scope(), wanted.role()).path("id").asString())
                        .put("principalId", wanted.objectId());
        if (!wanted.principalType().isEmpty()) {
            properties.put("principalType", wanted.principalType());
        }
        return client.put(at(wanted.scope()) + ASSIGNMENTS + "/" + UUID.randomUUID(), body).body();
    }

    /// Deletes the assignment of that id.
    public void delete(String id) {
        client.delete(encoded(id));
    }

    /// Whether a role goes by that name, in any case, or by that GUID.
    public static boolean isCalled(JsonNode definition, String role) {
        return definition.path("name").asString().equalsIgnoreCase(role)
                || definition.at("/properties/roleName").asString().equalsIgnoreCase(role);
    }

    private static String at(String scope) {
        return scope.equals("/") ? "" : encoded(scope);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
    }
}
