package io.tidemill.control;

import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.authorization.Authorization;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.ServicePrincipals;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import java.util.List;

/// Who may do what, from before the first request on.
record Guarded(AccessControl access) {
    static Guarded of(Kept kept) {
        var access = AccessControl.open(kept.documents());
        access.welcome(
                List.of(Principal.ADMINISTRATOR, ServicePrincipals.administrator()),
                kept.clock().instant());
        return new Guarded(access);
    }

    /// The handler for those alone who may.
    ArmHandler before(ArmHandler handler) {
        return new Authorization(handler, access);
    }

    List<Route> routes() {
        return List.of();
    }
}
