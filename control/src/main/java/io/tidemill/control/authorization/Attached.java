package io.tidemill.control.authorization;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What is attached to scopes and has a name there: role definitions, or role assignments.
///
/// @param <T> one of them
interface Attached<T> {
    /// Provider and type, such as `Microsoft.Authorization/roleDefinitions`.
    String type();

    /// How Azure's codes begin that are about one of them, such as `RoleDefinition`.
    String word();

    /// What a list can be asked for, in small letters.
    List<String> filters();

    List<T> list(Scope scope, FilterText filter);

    Optional<T> find(Scope scope, String name);

    /// Makes one, or changes it.
    Outcome<T> put(Scope scope, String name, ObjectNode body);

    Outcome<T> delete(Scope scope, String name);

    /// The resource as callers of a subscription see it.
    ObjectNode view(T one, Scope subscription);
}
