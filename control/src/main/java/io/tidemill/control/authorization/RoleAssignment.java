package io.tidemill.control.authorization;

import io.tidemill.control.identity.Principal;

/// A principal has a role at a scope, and at everything below it.
///
/// @param scope where
/// @param name a GUID
/// @param role the name of a role definition, in small letters
/// @param holder who has the role
/// @param description the maker's own words, empty when there are none
/// @param origin who assigned it and when
record RoleAssignment(
        Scope scope, String name, String role, Holder holder, String description, Origin origin) {
    static final String TYPE = "Microsoft.Authorization/roleAssignments";

    /// Somebody who has roles.
    ///
    /// @param objectId a GUID in small letters
    /// @param type `User`, `ServicePrincipal` or `Group`
    record Holder(String objectId, String type) {
        static Holder of(Principal principal) {
            return new Holder(
                    principal.objectId().toLowerCase(java.util.Locale.ROOT),
                    principal.kind().word());
        }
    }

    String id() {
        return scope.extension(TYPE + "/" + name);
    }

    RoleAssignment heldBy(Holder other) {
        return new RoleAssignment(scope, name, role, other, description, origin);
    }

    /// This in the place of an older one: the id and who made it stay as they were.
    RoleAssignment after(RoleAssignment old) {
        return new RoleAssignment(
                old.scope, old.name, role, holder, description, old.origin.followedBy(origin));
    }

    /// Whether it says the same as the other, whatever the names.
    boolean says(RoleAssignment other) {
        return scope.equals(other.scope)
                && role.equals(other.role)
                && holder.objectId().equals(other.holder.objectId());
    }
}
