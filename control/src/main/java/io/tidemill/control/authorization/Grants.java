package io.tidemill.control.authorization;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Who may do what, as it was at one moment: all assignments with what their roles allow.
///
/// @param sequence grows with each change
/// @param roles by name
/// @param assignments by the object id of who holds them
record Grants(
        long sequence,
        Map<String, RoleDefinition> roles,
        Map<String, List<RoleAssignment>> assignments) {
    Grants {
        roles = Map.copyOf(roles);
        assignments = Map.copyOf(assignments);
    }

    /// Before anything was read: nobody may do anything.
    static final Grants NONE = new Grants(-1, Map.of(), Map.of());

    /// The newer of two.
    static Grants newer(Grants one, Grants other) {
        return one.sequence > other.sequence ? one : other;
    }

    /// What becomes of somebody's demand.
    Verdict verdict(String objectId, Demand demand) {
        Scope scope = demand.scope();
        if (allows(objectId, demand.action(), scope)) {
            return new Verdict.Allowed();
        }
        return switch (demand.reach()) {
            case HERE -> new Verdict.Denied();
            case DATA ->
                    allowsData(objectId, demand.action(), scope)
                            ? new Verdict.Allowed()
                            : new Verdict.Denied();
            case MEMBER -> isMember(objectId, scope) ? new Verdict.Allowed() : new Verdict.Denied();
            case OWN -> new Verdict.Partly(place -> isMember(objectId, place));
            case EACH ->
                    allowsBelow(objectId, demand.action(), scope)
                            ? new Verdict.Partly(place -> allows(objectId, demand.action(), place))
                            : new Verdict.Denied();
        };
    }

    boolean allows(String objectId, String action, Scope scope) {
        String folded = action.toLowerCase(Locale.ROOT);
        return anyRole(
                objectId,
                held -> held.scope().covers(scope),
                permission -> permission.allows(folded));
    }

    /// The object ids of all whom a role allows the action there.
    Set<String> holders(String action, Scope scope) {
        return assignments.keySet().stream()
                .filter(objectId -> allows(objectId, action, scope))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean allowsData(String objectId, String action, Scope scope) {
        String folded = action.toLowerCase(Locale.ROOT);
        return anyRole(
                objectId,
                held -> held.scope().covers(scope),
                permission -> permission.allowsData(folded));
    }

    /// Whether the action is allowed at some place below the scope.
    boolean allowsBelow(String objectId, String action, Scope scope) {
        String folded = action.toLowerCase(Locale.ROOT);
        return anyRole(
                objectId,
                held -> scope.covers(held.scope()),
                permission -> permission.allows(folded));
    }

    /// Whether there is any role above, at or below the scope.
    boolean isMember(String objectId, Scope scope) {
        return held(objectId).stream()
                .map(RoleAssignment::scope)
                .anyMatch(place -> place.covers(scope) || scope.covers(place));
    }

    private boolean anyRole(
            String objectId, Predicate<RoleAssignment> there, Predicate<Permission> allowing) {
        return held(objectId).stream()
                .filter(there)
                .map(assignment -> roles.get(assignment.role()))
                .anyMatch(role -> role != null && role.permissions().stream().anyMatch(allowing));
    }

    private List<RoleAssignment> held(String objectId) {
        return assignments.getOrDefault(objectId.toLowerCase(Locale.ROOT), List.of());
    }
}
