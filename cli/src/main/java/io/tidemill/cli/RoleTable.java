package io.tidemill.cli;

import io.tidemill.cli.client.Roles;
import io.tidemill.cli.view.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Roles and assignments as tables.
final class RoleTable {

    private RoleTable() {}

    static Table ofDefinitions(List<JsonNode> definitions) {
        return new Table(
                List.of(Table.text("ROLE"), Table.text("TYPE"), Table.text("DESCRIPTION")),
                definitions.stream()
                        .map(role ->
                                List.of(
                                        text(role, "roleName"),
                                        text(role, "type"),
                                        text(role, "description")))
                        .toList());
    }

    /// Assignments under the names of their roles.
    static Table ofAssignments(List<JsonNode> assignments, List<JsonNode> definitions) {
        return new Table(
                List.of(
                        Table.text("PRINCIPAL"),
                        Table.text("TYPE"),
                        Table.text("ROLE"),
                        Table.text("SCOPE")),
                assignments.stream()
                        .map(made ->
                                List.of(
                                        text(made, "principalId"),
                                        text(made, "principalType"),
                                        role(made, definitions),
                                        text(made, "scope")))
                        .toList());
    }

    private static String role(JsonNode assignment, List<JsonNode> definitions) {
        String name = roleName(assignment);
        return definitions.stream()
                .filter(role -> Roles.isCalled(role, name))
                .findFirst()
                .map(role -> text(role, "roleName"))
                .orElse(name);
    }

    /// The GUID of an assignment's role.
    static String roleName(JsonNode assignment) {
        String id = text(assignment, "roleDefinitionId");
        return id.substring(id.lastIndexOf('/') + 1);
    }

    static String text(JsonNode resource, String property) {
        return resource.path("properties").path(property).asString("");
    }
}
