package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The service principals on the wire: the part of Microsoft Graph that `az ad sp` and `az role
/// assignment` use. Applications are served as another view of the same.
final class GraphRoutes {
    private static final String ROOT = "/v1.0/";

    private final ServicePrincipals principals;

    GraphRoutes(ServicePrincipals principals) {
        this.principals = principals;
    }

    /// One of the two names under which the same is served.
    private record Kind(
            String path,
            Function<ServicePrincipal, ObjectNode> view,
            BiFunction<ServicePrincipals, String, Optional<ServicePrincipal>> finder) {
        static final Kind SERVICE_PRINCIPAL =
                new Kind(
                        ROOT + "servicePrincipals",
                        GraphView::servicePrincipal,
                        ServicePrincipals::find);
        static final Kind APPLICATION =
                new Kind(ROOT + "applications", GraphView::application, ServicePrincipals::ofApp);
    }

    List<Route> routes() {
        return Stream.of(
                        common(Kind.SERVICE_PRINCIPAL),
                        common(Kind.APPLICATION),
                        List.of(
                                Route.unversioned("POST /v1.0/servicePrincipals", this::adopt),
                                Route.unversioned("POST /v1.0/applications", this::create)),
                        new GraphObjects(principals).routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> common(Kind kind) {
        String one = kind.path() + "/{id}";
        return List.of(
                Route.unversioned("GET " + kind.path(), request -> list(kind, request)),
                Route.unversioned("GET " + one, request -> show(kind, request)),
                Route.unversioned("PATCH " + one, request -> change(kind, request, this::rename)),
                Route.unversioned("DELETE " + one, request -> change(kind, request, this::delete)),
                Route.unversioned(
                        "POST " + one + "/addPassword",
                        request -> change(kind, request, this::addSecret)),
                Route.unversioned(
                        "POST " + one + "/removePassword",
                        request -> change(kind, request, this::removeSecret)),
                Route.unversioned("GET " + one + "/owners", _ -> ArmResponse.list(List.of())));
    }

    private ArmResponse list(Kind kind, ArmRequest request) {
        return GraphFilter.parse(request.parameter("$filter").orElse(""))
                .map(filter ->
                        ArmResponse.list(
                                principals.list().stream()
                                        .filter(found -> filter.test(GraphView.fields(found)))
                                        .map(kind.view())
                                        .toList()))
                .orElseGet(GraphObjects::unknownFilter);
    }

    private ArmResponse show(Kind kind, ArmRequest request) {
        String id = request.variable("id");
        return kind.finder()
                .apply(principals, id)
                .map(kind.view())
                .map(ArmResponse::ok)
                .orElseGet(() -> GraphObjects.notFound(id));
    }

    private ArmResponse create(ArmRequest request) {
        return GraphBody.read(
                request,
                body -> body.at("displayName").text(),
                name -> ArmResponse.json(201, GraphView.application(principals.create(name))));
    }

    /// Azure makes the service principal of an application in a second step; ours is there already.
    private ArmResponse adopt(ArmRequest request) {
        return GraphBody.read(
                request,
                body -> body.at("appId").text(),
                app ->
                        principals
                                .ofApp(app)
                                .map(GraphView::servicePrincipal)
                                .map(view -> ArmResponse.json(201, view))
                                .orElseGet(() -> GraphObjects.notFound(app)));
    }

    /// A change of the one that the path names. The administrator's is theirs alone to change, or
    /// whoever may change others could sign in as it.
    private ArmResponse change(
            Kind kind,
            ArmRequest request,
            BiFunction<ServicePrincipal, ArmRequest, ArmResponse> change) {
        String id = request.variable("id");
        return kind.finder()
                .apply(principals, id)
                .map(found -> isOpen(found) ? change.apply(found, request) : closed())
                .orElseGet(() -> GraphObjects.notFound(id));
    }

    private static boolean isOpen(ServicePrincipal changed) {
        Principal caller = Caller.principal();
        return !changed.principal().equals(ServicePrincipals.administrator())
                || caller.equals(Principal.ADMINISTRATOR)
                || caller.equals(ServicePrincipals.administrator());
    }

    private static ArmResponse closed() {
        return ArmResponse.of(
                ArmError.of(
                        403,
                        "Authorization_RequestDenied",
                        "Only the administrator may change the administrator's service principal."));
    }

    private ArmResponse rename(ServicePrincipal found, ArmRequest request) {
        return GraphBody.read(
                request,
                body ->
                        body.at("displayName")
                                .readIfPresent(Optional::of, found.name(), "must be a text"),
                name -> {
                    principals.rename(found.objectId(), name);
                    return ArmResponse.empty(204);
                });
    }

    private ArmResponse delete(ServicePrincipal found, ArmRequest request) {
        principals.delete(found.objectId());
        return ArmResponse.empty(204);
    }

    private ArmResponse addSecret(ServicePrincipal found, ArmRequest request) {
        return GraphBody.read(
                request,
                body -> GraphBody.wish(body, principals.now()),
                wish ->
                        principals
                                .addSecret(found.objectId(), wish.name(), wish.term())
                                .map(GraphRoutes::shownOnce)
                                .orElseGet(() -> GraphObjects.notFound(found.objectId())));
    }

    private static ArmResponse shownOnce(Secret.Issued issued) {
        return ArmResponse.ok(GraphView.secret(issued.secret()).put("secretText", issued.text()))
                .with("Cache-Control", "no-store");
    }

    private ArmResponse removeSecret(ServicePrincipal found, ArmRequest request) {
        Function<JsonField, String> reader = body -> body.at("keyId").text();
        return GraphBody.read(
                request,
                reader,
                keyId ->
                        principals.removeSecret(found.objectId(), keyId)
                                ? ArmResponse.empty(204)
                                : GraphObjects.notFound(keyId));
    }
}
