package io.tidemill.control.authorization;

import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a custom role, and reports everything that is wrong with it.
final class RoleReader {
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_DESCRIPTION = 2048;

    /// An action, of which any part may be a star.
    private static final Pattern ACTION = Pattern.compile("\\*|[\\w.*-]+(/[\\w.*-]+)+");

    private static final int LONGEST_ACTION = 512;

    private final Problems problems;
    private final JsonField properties;

    RoleReader(ObjectNode body, Problems problems) {
        this.problems = problems;
        properties = JsonField.root(body, problems).at("properties");
    }

    /// @param name of the role, as it stands in the path
    RoleDefinition read(String name, Origin origin) {
        if (Guid.read(name).isEmpty()) {
            problems.add(new Problem("InvalidRoleDefinitionId", "name", name + ", " + Guid.WANTED));
        }
        properties
                .at("type")
                .readIfPresent(
                        text -> Optional.of(text).filter("CustomRole"::equalsIgnoreCase),
                        "CustomRole",
                        "must be CustomRole: the built-in roles are always there");
        return new RoleDefinition(
                Guid.read(name).orElse(name),
                label(),
                properties
                        .at("description")
                        .readIfPresent(
                                text -> shorterThan(LONGEST_DESCRIPTION, text),
                                "",
                                "must have at most 2048 characters"),
                permissions(),
                scopes(),
                origin);
    }

    private String label() {
        return properties
                .at("roleName")
                .read(
                        text -> shorterThan(LONGEST_NAME, text).filter(found -> !found.isBlank()),
                        "",
                        "must be a text of at most 512 characters");
    }

    private static Optional<String> shorterThan(int limit, String text) {
        return Optional.of(text).filter(found -> found.length() <= limit);
    }

    private List<Permission> permissions() {
        JsonField field = properties.at("permissions");
        List<Permission> permissions = field.items().stream().map(this::permission).toList();
        if (permissions.isEmpty()) {
            field.refuse("must have at least one element");
        }
        return permissions;
    }

    private Permission permission(JsonField field) {
        field.members();
        return new Permission(
                patterns(field.at("actions")),
                patterns(field.at("notActions")),
                patterns(field.at("dataActions")),
                patterns(field.at("notDataActions")));
    }

    private static List<ActionPattern> patterns(JsonField field) {
        return field.items().stream()
                .map(item ->
                        item.read(
                                RoleReader::pattern,
                                ActionPattern.of(""),
                                "must be an action such as Microsoft.Insights/metrics/read, of which parts may be *"))
                .toList();
    }

    private static Optional<ActionPattern> pattern(String text) {
        return shorterThan(LONGEST_ACTION, text)
                .filter(ACTION.asMatchPredicate())
                .map(ActionPattern::of);
    }

    private List<Scope> scopes() {
        JsonField field = properties.at("assignableScopes");
        List<Scope> scopes =
                field.items().stream()
                        .map(item ->
                                item.read(
                                        RoleReader::scope,
                                        Scope.ROOT,
                                        "must be a subscription, a resource group or a resource"))
                        .toList();
        if (scopes.isEmpty()) {
            field.refuse("must have at least one element");
        }
        return scopes;
    }

    private static Optional<Scope> scope(String text) {
        return Scope.parse(text).filter(scope -> !scope.equals(Scope.ROOT));
    }
}
