package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Questions about anybody in the directory: who has these ids, who am I, which users are there.
/// Groups do not exist here.
final class GraphObjects {
    private final ServicePrincipals principals;

    GraphObjects(ServicePrincipals principals) {
        this.principals = principals;
    }

    List<Route> routes() {
        return List.of(
                Route.unversioned("POST /v1.0/directoryObjects/getByIds", this::byIds),
                Route.unversioned("GET /v1.0/users", this::users),
                Route.unversioned("GET /v1.0/users/{id}", this::user),
                Route.unversioned("GET /v1.0/me", this::me),
                Route.unversioned("GET /v1.0/groups", _ -> ArmResponse.list(List.of())));
    }

    static ArmResponse notFound(String id) {
        return ArmResponse.of(
                ArmError.of(
                        404,
                        "Request_ResourceNotFound",
                        "Resource '" + id + "' does not exist in the directory."));
    }

    static ArmResponse unknownFilter() {
        return ArmResponse.of(
                ArmError.of(
                        400,
                        "Request_UnsupportedQuery",
                        "$filter may have clauses such as displayName eq 'x', startswith(displayName,'x') and servicePrincipalNames/any(c:c eq 'x'), joined by and."));
    }

    private ArmResponse byIds(ArmRequest request) {
        return GraphBody.read(
                request,
                body -> body.at("ids").items().stream().map(JsonField::text).toList(),
                ids -> ArmResponse.list(ids.stream().flatMap(id -> view(id).stream()).toList()));
    }

    private Optional<ObjectNode> view(String id) {
        return principals
                .find(id)
                .map(GraphView::servicePrincipal)
                .or(() -> principals.byObjectId(id).map(GraphView::user));
    }

    private ArmResponse users(ArmRequest request) {
        return GraphFilter.parse(request.parameter("$filter").orElse(""))
                .map(filter ->
                        ArmResponse.list(
                                allUsers().stream()
                                        .filter(user -> filter.test(GraphView.fields(user)))
                                        .map(GraphView::user)
                                        .toList()))
                .orElseGet(GraphObjects::unknownFilter);
    }

    private ArmResponse user(ArmRequest request) {
        String id = request.variable("id");
        return allUsers().stream()
                .filter(user -> user.objectId().equalsIgnoreCase(id) || user.name().equals(id))
                .findFirst()
                .map(user -> ArmResponse.ok(GraphView.user(user)))
                .orElseGet(() -> notFound(id));
    }

    private List<Principal> allUsers() {
        return principals.all().stream()
                .filter(principal -> principal.kind() == Principal.Kind.USER)
                .toList();
    }

    private ArmResponse me(ArmRequest request) {
        Principal caller = Caller.principal();
        return caller.kind() == Principal.Kind.USER
                ? ArmResponse.ok(GraphView.user(caller))
                : ArmResponse.of(
                        ArmError.badRequest(
                                "/me is for users; the caller is a service principal."));
    }
}
