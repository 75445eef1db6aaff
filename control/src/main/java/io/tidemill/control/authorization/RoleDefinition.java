package io.tidemill.control.authorization;

import java.util.List;

/// A named set of permissions that can be assigned.
///
/// @param name a GUID in small letters
/// @param label what people call it, such as `Monitoring Reader`
/// @param assignableScopes where it may be assigned: there and below
/// @param origin who made it and when
record RoleDefinition(
        String name,
        String label,
        String description,
        List<Permission> permissions,
        List<Scope> assignableScopes,
        Origin origin) {
    static final String TYPE = "Microsoft.Authorization/roleDefinitions";

    RoleDefinition {
        permissions = List.copyOf(permissions);
        assignableScopes = List.copyOf(assignableScopes);
    }

    boolean isBuiltIn() {
        return BuiltInRoles.named(name).isPresent();
    }

    /// This in the place of an older one: who made it stays as it was.
    RoleDefinition after(RoleDefinition old) {
        return new RoleDefinition(
                name,
                label,
                description,
                permissions,
                assignableScopes,
                old.origin.followedBy(origin));
    }

    boolean isAssignableAt(Scope scope) {
        return assignableScopes.stream().anyMatch(assignable -> assignable.covers(scope));
    }

    /// The id by which an assignment in the subscription refers to it.
    String id(Scope subscription) {
        return subscription.extension(TYPE + "/" + name);
    }
}
