package io.tidemill.control.endpoint;

import io.tidemill.control.identity.Caller;
import io.tidemill.control.resource.Written;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Document;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of online endpoints.
///
/// An endpoint has nothing to wait for: writing and deleting are done when they are answered. The
/// processes of a deleted endpoint's deployments drain behind that answer.
public final class EndpointRoutes {
    private static final String ALL = " " + EndpointId.PATH;
    private static final String ONE = ALL + "/{endpoint}";

    private final OnlineEndpoints endpoints;
    private final OnlineDeployments deployments;
    private final EndpointView view;
    private final InstantSource clock;

    /// Routes.
    ///
    /// @param gateway scheme, host and port where requests to models go
    public EndpointRoutes(
            OnlineEndpoints endpoints,
            OnlineDeployments deployments,
            String gateway,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.deployments = deployments;
        this.view = new EndpointView(gateway);
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET" + ALL, this::list),
                Route.of("GET" + ONE, this::get),
                Route.of("PUT" + ONE, request -> write(request, endpoints::put)),
                Route.of("PATCH" + ONE, request -> write(request, endpoints::patch)),
                Route.of("DELETE" + ONE, this::delete),
                Route.of("POST" + ONE + "/listKeys", this::listKeys),
                Route.of("POST" + ONE + "/token", this::token),
                Route.of("POST" + ONE + "/regenerateKeys", this::regenerateKeys));
    }

    private ArmResponse list(ArmRequest request) {
        return ListQuery.endpoints(
                request,
                endpoints.list(EndpointId.of(request, "any")).stream()
                        .map(document -> shown(request, document))
                        .toList());
    }

    private ArmResponse get(ArmRequest request) {
        EndpointId id = EndpointId.of(request);
        return endpoints
                .get(id)
                .map(document -> ArmResponse.ok(shown(request, document)))
                .orElseGet(() -> ArmResponse.of(OnlineEndpoints.notFound(id)));
    }

    private ArmResponse write(
            ArmRequest request, BiFunction<EndpointId, ObjectNode, Written<EndpointId>> operation) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    answer(request, operation.apply(EndpointId.of(request), body));
        };
    }

    private ArmResponse answer(ArmRequest request, Written<EndpointId> written) {
        return switch (written) {
            case Written.Created<EndpointId>(var id, var document) ->
                    ArmResponse.json(201, view.of(request, id, document));
            case Written.Updated<EndpointId>(var id, var document) ->
                    ArmResponse.ok(view.of(request, id, document));
            case Written.Refused<EndpointId>(var error) -> ArmResponse.of(error);
        };
    }

    private ArmResponse delete(ArmRequest request) {
        boolean gone = new EndpointResidents(endpoints, deployments).delete(EndpointId.of(request));
        return ArmResponse.empty(gone ? 200 : 204);
    }

    private ArmResponse listKeys(ArmRequest request) {
        return withCredentials(
                request,
                credentials ->
                        switch (credentials) {
                            case Keys keys -> ArmResponse.ok(keys.toJson());
                            case TokenIssuer _ -> otherMode(AuthMode.AML_TOKEN, "token");
                            case RoleHolders _ -> noCredentials();
                        });
    }

    private ArmResponse token(ArmRequest request) {
        return withCredentials(
                request,
                credentials ->
                        switch (credentials) {
                            case Keys _ -> otherMode(AuthMode.KEY, "listKeys");
                            case RoleHolders _ -> noCredentials();
                            case TokenIssuer issuer ->
                                    ArmResponse.ok(
                                            issuer.issue(
                                                    EndpointId.of(request),
                                                    Caller.principal(),
                                                    clock.instant()));
                        });
    }

    private ArmResponse withCredentials(
            ArmRequest request, Function<Credentials, ArmResponse> answer) {
        EndpointId id = EndpointId.of(request);
        return endpoints
                .credentials(id)
                .map(answer)
                .orElseGet(() -> ArmResponse.of(OnlineEndpoints.notFound(id)));
    }

    private static ArmResponse otherMode(AuthMode mode, String action) {
        return ArmResponse.of(
                ArmError.badRequest(
                        "The auth mode of the endpoint is %s: ask for %s."
                                .formatted(mode.word(), action)));
    }

    private static ArmResponse noCredentials() {
        return ArmResponse.of(
                ArmError.badRequest(
                        "The auth mode of the endpoint is AADToken: ask the authority for a token for %s."
                                .formatted(RoleHolders.AUDIENCE)));
    }

    private ArmResponse regenerateKeys(ArmRequest request) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) -> regenerate(EndpointId.of(request), body);
        };
    }

    private ArmResponse regenerate(EndpointId id, JsonNode body) {
        String type = JsonField.member(body, "keyType").asString("");
        String value = JsonField.member(body, "keyValue").asString("");
        boolean isPrimary = type.equalsIgnoreCase("Primary");
        if (!isPrimary && !type.equalsIgnoreCase("Secondary")) {
            return ArmResponse.of(ArmError.badRequest("keyType must be Primary or Secondary"));
        }
        if (!value.isEmpty() && Keys.checked(value).isEmpty()) {
            return ArmResponse.of(ArmError.badRequest("keyValue " + Keys.WANTED));
        }
        return endpoints.regenerate(id, isPrimary, value)
                ? ArmResponse.empty(200)
                : ArmResponse.of(OnlineEndpoints.notFound(id));
    }

    private ObjectNode shown(ArmRequest request, Document document) {
        return view.of(
                request,
                EndpointId.parse(document.id()).orElseThrow(),
                OnlineEndpoints.json(document));
    }
}
