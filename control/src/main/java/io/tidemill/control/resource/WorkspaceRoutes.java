package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Page;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Document;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of workspaces. There is nothing to wait for: writes and deletions are done when
/// they are answered.
final class WorkspaceRoutes {
    private static final String SUBSCRIPTION =
            "/subscriptions/{subscription}/providers/" + WorkspaceId.TYPE;
    private static final String ONE = " " + WorkspaceId.PATH;

    private final Workspaces workspaces;

    WorkspaceRoutes(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET " + SUBSCRIPTION, this::listSubscription),
                Route.of("GET " + WorkspaceId.ALL, this::listGroup),
                Route.of("GET" + ONE, this::get),
                Route.of("PUT" + ONE, request -> write(request, workspaces::put)),
                Route.of("PATCH" + ONE, request -> write(request, workspaces::patch)),
                Route.of("DELETE" + ONE, this::delete));
    }

    private ArmResponse listSubscription(ArmRequest request) {
        return list(request, "/subscriptions/" + request.variable("subscription") + "/");
    }

    private ArmResponse listGroup(ArmRequest request) {
        return list(request, GroupId.of(request).inside());
    }

    private ArmResponse list(ArmRequest request, String idPrefix) {
        return PageRequest.answer(
                request,
                asked ->
                        Page.of(workspaces.documents(idPrefix), Document::id, asked)
                                .map(WorkspaceRoutes::shown));
    }

    private ArmResponse get(ArmRequest request) {
        WorkspaceId id = WorkspaceId.of(request);
        return workspaces
                .get(id)
                .map(document -> ArmResponse.ok(shown(document)))
                .orElseGet(() -> ArmResponse.of(Workspaces.notFound(id)));
    }

    private static ArmResponse write(
            ArmRequest request,
            BiFunction<WorkspaceId, ObjectNode, Written<WorkspaceId>> operation) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    Written.answer(operation.apply(WorkspaceId.of(request), body));
        };
    }

    private ArmResponse delete(ArmRequest request) {
        return ArmResponse.empty(workspaces.delete(WorkspaceId.of(request)) ? 200 : 204);
    }

    private static ObjectNode shown(Document document) {
        return WorkspaceView.of(
                WorkspaceId.in(document.id()).orElseThrow(), Workspaces.json(document));
    }
}
