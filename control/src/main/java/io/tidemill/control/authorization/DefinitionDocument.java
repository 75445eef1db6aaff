package io.tidemill.control.authorization;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A role definition as a document of the store, and as a resource of Azure.
final class DefinitionDocument {
    private DefinitionDocument() {}

    static RoleDefinition read(Document document) {
        JsonNode json = ArmJson.read(document.json());
        return new RoleDefinition(
                document.id(),
                json.path("roleName").asString(),
                json.path("description").asString(),
                PermissionJson.read(json.path("permissions")),
                json.path("assignableScopes")
                        .valueStream()
                        .flatMap(scope -> Scope.parse(scope.asString()).stream())
                        .toList(),
                Origin.of(json));
    }

    static ObjectNode write(RoleDefinition role) {
        ObjectNode json = ArmJson.object();
        json.put("roleName", role.label());
        json.put("type", role.isBuiltIn() ? "BuiltInRole" : "CustomRole");
        json.put("description", role.description());
        ArrayNode scopes = json.putArray("assignableScopes");
        role.assignableScopes().forEach(scope -> scopes.add(scope.text()));
        json.set("permissions", PermissionJson.of(role.permissions()));
        role.origin().addTo(json);
        return json;
    }

    /// The resource as callers of a subscription see it.
    static ObjectNode view(RoleDefinition role, Scope subscription) {
        ObjectNode view = ArmJson.object();
        view.set("properties", write(role));
        return view.put("id", role.id(subscription))
                .put("type", RoleDefinition.TYPE)
                .put("name", role.name());
    }
}
