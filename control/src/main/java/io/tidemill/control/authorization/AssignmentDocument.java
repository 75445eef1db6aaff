package io.tidemill.control.authorization;

import io.tidemill.control.authorization.RoleAssignment.Holder;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A role assignment as a document of the store, and as a resource of Azure.
final class AssignmentDocument {
    private AssignmentDocument() {}

    static RoleAssignment read(Document document) {
        JsonNode json = ArmJson.read(document.json());
        return new RoleAssignment(
                Scope.parse(json.path("scope").asString()).orElseThrow(),
                json.path("name").asString(),
                json.path("role").asString(),
                new Holder(
                        json.path("principalId").asString(), json.path("principalType").asString()),
                json.path("description").asString(),
                Origin.of(json));
    }

    static ObjectNode write(RoleAssignment assignment) {
        ObjectNode json =
                ArmJson.object()
                        .put("name", assignment.name())
                        .put("role", assignment.role())
                        .put("scope", assignment.scope().text())
                        .put("principalId", assignment.holder().objectId())
                        .put("principalType", assignment.holder().type())
                        .put("description", assignment.description());
        assignment.origin().addTo(json);
        return json;
    }

    /// The resource as callers of a subscription see it.
    static ObjectNode view(RoleAssignment assignment, Scope subscription) {
        ObjectNode view = ArmJson.object();
        ObjectNode properties = view.putObject("properties");
        properties
                .put(
                        "roleDefinitionId",
                        subscription.extension(RoleDefinition.TYPE + "/" + assignment.role()))
                .put("principalId", assignment.holder().objectId())
                .put("principalType", assignment.holder().type())
                .put("scope", assignment.scope().text())
                .put("description", assignment.description());
        properties.putNull("condition").putNull("conditionVersion");
        assignment.origin().addTo(properties);
        return view.put("id", assignment.id())
                .put("type", RoleAssignment.TYPE)
                .put("name", assignment.name());
    }
}
