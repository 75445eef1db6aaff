package io.tidemill.control;

import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.authorization.Authorization;
import io.tidemill.control.authorization.Roles;
import io.tidemill.control.identity.Directory;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.ServicePrincipals;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import java.util.List;

/// Who may do what, from before the first request on.
record Guarded(AccessControl access, List<Route> routes) {
    static Guarded of(Kept kept, Directory directory) {
        var access = AccessControl.open(kept.documents());
        access.welcome(
                List.of(Principal.ADMINISTRATOR, ServicePrincipals.administrator()),
                kept.clock().instant());
        var roles = new Roles(access, kept.log(), directory, kept.clock());
        return new Guarded(access, roles.routes());
    }

    /// The handler for those alone who may.
    ArmHandler before(ArmHandler handler) {
        return new Authorization(handler, access);
    }
}
