package io.tidemill.control;

import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.authorization.Authorization;
import io.tidemill.control.authorization.RoleRoutes;
import io.tidemill.control.endpoint.RoleHolders;
import io.tidemill.control.identity.Caller;
import io.tidemill.control.identity.Directory;
import io.tidemill.control.identity.Identity;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.ServicePrincipals;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may do what, from before the first request on.
record Guarded(AccessControl access, List<Route> routes) {
    static Guarded of(Kept kept, Directory directory) {
        var access = AccessControl.open(kept.documents());
        access.welcome(
                List.of(Principal.ADMINISTRATOR, ServicePrincipals.administrator()),
                kept.clock().instant());
        return new Guarded(access, RoleRoutes.of(access, kept.log(), directory, kept.clock()));
    }

    /// Whom roles allow to score with an endpoint, and the keys that sign their tokens. Whoever is
    /// not in the directory any more has no part in it.
    RoleHolders scorers(Identity identity, String endpointId) {
        Set<String> known =
                access.holders(RoleHolders.ACTION, endpointId).stream()
                        .filter(id -> identity.directory().byObjectId(id).isPresent())
                        .collect(Collectors.toSet());
        return new RoleHolders(known, identity.publicKeys());
    }

    /// Whether the caller may read a resource.
    boolean mayRead(String type, String id) {
        return access.allows(Caller.principal(), type + "/read", id);
    }

    /// The handler for those alone who may.
    ArmHandler before(ArmHandler handler) {
        return new Authorization(handler, access);
    }
}
