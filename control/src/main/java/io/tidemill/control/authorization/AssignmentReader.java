package io.tidemill.control.authorization;

import io.tidemill.control.authorization.RoleAssignment.Holder;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a role assignment, and reports everything that is wrong with it.
final class AssignmentReader {
    private static final Pattern ROLE =
            Pattern.compile(
                    "(?:.*/providers/Microsoft\\.Authorization/roleDefinitions/)?([^/]+)",
                    Pattern.CASE_INSENSITIVE);
    private static final List<String> TYPES = List.of("User", "ServicePrincipal", "Group");
    private static final int LONGEST_DESCRIPTION = 1024;

    private final Problems problems;
    private final JsonField properties;

    AssignmentReader(ObjectNode body, Problems problems) {
        this.problems = problems;
        properties = JsonField.root(body, problems).at("properties");
    }

    /// @param name as it stands in the path
    RoleAssignment read(Scope scope, String name, Origin origin) {
        if (Guid.read(name).isEmpty()) {
            problems.add(new Problem("InvalidRoleAssignmentId", "name", name + ", " + Guid.WANTED));
        }
        refuseConditions();
        return new RoleAssignment(
                scope,
                name,
                properties
                        .at("roleDefinitionId")
                        .read(AssignmentReader::role, "", "must be the id of a role definition"),
                new Holder(
                        properties.at("principalId").read(Guid::read, "", Guid.WANTED),
                        properties
                                .at("principalType")
                                .readIfPresent(
                                        AssignmentReader::type,
                                        "",
                                        "must be User, ServicePrincipal or Group")),
                properties
                        .at("description")
                        .readIfPresent(
                                AssignmentReader::description,
                                "",
                                "must have at most 1024 characters"),
                origin);
    }

    /// A condition that is not looked at would give more than was meant.
    private void refuseConditions() {
        if (!properties.at("condition").isAbsent()) {
            properties.at("condition").refuse("must be left out: conditions are not served here");
        }
    }

    private static Optional<String> role(String text) {
        Matcher matcher = ROLE.matcher(text);
        return matcher.matches() ? Guid.read(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> type(String text) {
        return TYPES.stream().filter(text::equalsIgnoreCase).findFirst();
    }

    private static Optional<String> description(String text) {
        return Optional.of(text).filter(found -> found.length() <= LONGEST_DESCRIPTION);
    }
}
