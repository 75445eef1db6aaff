package io.tidemill.control.authorization;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.identity.Directory;
import io.tidemill.control.rest.Route;
import java.time.InstantSource;
import java.util.List;

/// Role definitions and role assignments, wired together on one access control.
public final class Roles {
    private final RoleRoutes routes;

    /// The roles of an access control.
    ///
    /// @param directory says what principals are that assignments name
    public Roles(
            AccessControl access, AdministrativeLog log, Directory directory, InstantSource clock) {
        routes =
                new RoleRoutes(
                        new RoleDefinitions(access, log, clock),
                        new RoleAssignments(access, log, directory::byObjectId, clock));
    }

    public List<Route> routes() {
        return routes.routes();
    }
}
