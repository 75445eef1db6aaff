package io.tidemill.control.authorization;

import io.tidemill.control.authorization.RoleAssignment.Holder;
import io.tidemill.control.identity.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// People, scopes and roles that tests speak of.
final class Holders {
    static final Principal ANN =
            new Principal("0000000a-0000-0000-0000-000000000000", "ann", Principal.Kind.USER);
    static final String GROUP = "/subscriptions/S/resourceGroups/G";
    static final String SETTINGS = GROUP + "/providers/microsoft.insights/autoscalesettings";
    static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    private Holders() {}

    static Scope scope(String text) {
        return Scope.parse(text).orElseThrow();
    }

    static RoleAssignment assignment(Principal who, String role, String scope) {
        return new RoleAssignment(
                scope(scope),
                UUID.randomUUID().toString(),
                role,
                Holder.of(who),
                "",
                Origin.made(Principal.TIDEMILL.objectId(), Instant.EPOCH));
    }

    /// A role of somebody's own, which may be assigned anywhere.
    static RoleDefinition role(String name, List<String> actions, List<String> notActions) {
        return new RoleDefinition(
                name,
                "role " + name,
                "",
                List.of(
                        new Permission(
                                patterns(actions), patterns(notActions), List.of(), List.of())),
                List.of(Scope.ROOT),
                Origin.ALWAYS);
    }

    static List<ActionPattern> patterns(List<String> texts) {
        return texts.stream().map(ActionPattern::of).toList();
    }
}
