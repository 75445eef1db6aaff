package io.tidemill.control.authorization;

import io.tidemill.control.activity.ActivityRoutes;
import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.identity.Authentication;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.TokenCheck;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The routes of roles behind the filter that asks them, on a store of their own. The administrator
/// and ann are known.
final class RoleRoutesFixture implements AutoCloseable {
    static final String VERSION = "?api-version=2022-04-01";

    private static final InstantSource CLOCK = () -> Instant.parse("2026-07-01T00:00:00Z");

    private final Database database;
    private final ArmHandler handler;

    RoleRoutesFixture(Path folder) {
        database = Database.open(folder.resolve("tidemill.db"));
        AccessControl access = AccessControl.open(new DocumentStore(database));
        access.welcome(List.of(Principal.ADMINISTRATOR), CLOCK.instant());
        AdministrativeLog log = new AdministrativeLog(CLOCK);
        var definitions = new RoleDefinitions(access, log, CLOCK);
        var assignments = new RoleAssignments(access, log, RoleRoutesFixture::known, CLOCK);
        List<Route> activities = new ActivityRoutes(database, CLOCK).routes();
        handler =
                new Authentication(
                        new Authorization(
                                new ArmRouter(
                                        Stream.of(
                                                        new RoleRoutes<>(definitions).routes(),
                                                        new RoleRoutes<>(assignments).routes(),
                                                        activities)
                                                .flatMap(List::stream)
                                                .toList()),
                                access),
                        token -> new TokenCheck.Good(known(token).orElseThrow()));
    }

    private static Optional<Principal> known(String objectId) {
        return Stream.of(Principal.ADMINISTRATOR, Holders.ANN)
                .filter(one -> one.objectId().equals(objectId))
                .findFirst();
    }

    ArmResponse get(String path) {
        return call(Principal.ADMINISTRATOR, "GET", path, "");
    }

    ArmResponse put(String path, String body) {
        return call(Principal.ADMINISTRATOR, "PUT", path, body);
    }

    ArmResponse delete(String path) {
        return call(Principal.ADMINISTRATOR, "DELETE", path, "");
    }

    ArmResponse call(Principal caller, String method, String path, String body) {
        String versioned = path.contains("?") ? path : path + VERSION;
        return handler.handle(
                ArmRequest.of(method, versioned)
                        .withBody(body)
                        .withHeaders(Map.of("Authorization", "Bearer " + caller.objectId())));
    }

    @Override
    public void close() {
        database.close();
    }
}
