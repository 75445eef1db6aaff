package io.tidemill.control.resource;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Surroundings in a store of their own, called as clients call them. A route below a workspace
/// answers 200 to whoever gets that far.
final class SurroundingsFixture implements AutoCloseable {
    static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
    static final String GROUP = SUBSCRIPTION + "/resourceGroups/tidemill";
    static final String WORKSPACE =
            GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/default";

    private final Database database;
    private final ArmHandler handler;

    private SurroundingsFixture(Database database, List<Residents> residents) {
        this.database = database;
        var log = new AdministrativeLog(() -> Instant.EPOCH);
        var surroundings = Surroundings.of(new DocumentStore(database), log, residents);
        Route below = Route.of("GET " + WorkspaceId.PATH + "/things", _ -> ArmResponse.empty(200));
        handler =
                surroundings.guard(
                        new ArmRouter(
                                Stream.concat(surroundings.routes().stream(), Stream.of(below))
                                        .toList()));
    }

    static SurroundingsFixture in(Path folder, Residents... residents) {
        return new SurroundingsFixture(
                Database.open(folder.resolve("tidemill.db")), List.of(residents));
    }

    ArmResponse get(String path) {
        return call("GET", path, "");
    }

    /// @param path may end in a query of its own
    ArmResponse call(String method, String path, String body) {
        String version = (path.contains("?") ? "&" : "?") + "api-version=2021-04-01";
        return handler.handle(ArmRequest.of(method, path + version).withBody(body));
    }

    /// Follows an address that an answer gave.
    ArmResponse poll(String uri) {
        return handler.handle(ArmRequest.of("GET", uri.replace("http://localhost", "")));
    }

    static String code(ArmResponse answer) {
        return answer.json().at("/error/code").asString("");
    }

    @Override
    public void close() {
        database.close();
    }
}
