package io.tidemill.control.endpoint;

import io.tidemill.control.resource.Written;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of deployments. Starting and draining instances takes time, so writes answer
/// with the address of an operation and a state that is not final.
public final class DeploymentRoutes {
    private static final String ALL = " " + EndpointId.PATH + "/{endpoint}/deployments";
    private static final String ONE = ALL + "/{deployment}";

    /// Honesty about what Azure would do and we do not.
    private static final String NOT_APPLIED =
            "299 tidemill \"The environment is kept and shown but is not applied: instances run with what is installed on this machine.\"";

    private final OnlineEndpoints endpoints;
    private final OnlineDeployments deployments;

    public DeploymentRoutes(OnlineEndpoints endpoints, OnlineDeployments deployments) {
        this.endpoints = endpoints;
        this.deployments = deployments;
    }

    public List<Route> routes() {
        List<Route> own =
                List.of(
                        Route.of("GET" + ALL, this::list),
                        Route.of("GET" + ONE, this::get),
                        Route.of("PUT" + ONE, this::put),
                        Route.of("PATCH" + ONE, this::patch),
                        Route.of("DELETE" + ONE, this::delete));
        return Stream.concat(own.stream(), new DeploymentActions(deployments).routes(ONE).stream())
                .toList();
    }

    private ArmResponse list(ArmRequest request) {
        EndpointId endpoint = EndpointId.of(request);
        return endpoints.get(endpoint).isEmpty()
                ? ArmResponse.of(OnlineEndpoints.notFound(endpoint))
                : ListQuery.deployments(
                        request,
                        deployments.list(endpoint).stream()
                                .map(document -> shown(request, deployments.view(document)))
                                .toList());
    }

    private ArmResponse get(ArmRequest request) {
        DeploymentId id = DeploymentId.of(request);
        return deployments
                .view(id)
                .map(view -> ArmResponse.ok(shown(request, view)))
                .orElseGet(() -> ArmResponse.of(OnlineDeployments.notFound(id)));
    }

    private ArmResponse put(ArmRequest request) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    answer(request, deployments.put(DeploymentId.of(request), body));
        };
    }

    private ArmResponse patch(ArmRequest request) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    accepted(request, deployments.patch(DeploymentId.of(request), body));
        };
    }

    /// The state in the body is never final: a client that sees a final one at once skips the
    /// operation, and one of Azure's own clients then fails.
    private static ArmResponse answer(ArmRequest request, Written<DeploymentId> written) {
        return switch (written) {
            case Written.Created<DeploymentId>(var id, var document) ->
                    begun(request, id, ArmResponse.json(201, creating(request, id, document)));
            case Written.Updated<DeploymentId>(var id, var document) ->
                    begun(request, id, ArmResponse.ok(updating(request, id, document)));
            case Written.Refused<DeploymentId>(var error) -> ArmResponse.of(error);
        };
    }

    /// What a part of a body came to; there was a whole one before.
    private static ArmResponse accepted(ArmRequest request, Written<DeploymentId> written) {
        return switch (written) {
            case Written.Created<DeploymentId>(var id, var document) ->
                    accepted(request, id, creating(request, id, document));
            case Written.Updated<DeploymentId>(var id, var document) ->
                    accepted(request, id, updating(request, id, document));
            case Written.Refused<DeploymentId>(var error) -> ArmResponse.of(error);
        };
    }

    private static ArmResponse accepted(ArmRequest request, DeploymentId id, ObjectNode view) {
        return underWay(
                request, writing(id), writing(id).resultUri(request), ArmResponse.json(202, view));
    }

    private static ArmResponse begun(ArmRequest request, DeploymentId id, ArmResponse answer) {
        String itself =
                "%s%s?api-version=%s"
                        .formatted(
                                request.origin(),
                                request.path(),
                                request.parameter("api-version").orElse(""));
        return underWay(request, writing(id), itself, answer);
    }

    private static ArmResponse underWay(
            ArmRequest request, Operation operation, String location, ArmResponse answer) {
        boolean hasEnvironment = answer.json().path("properties").has("environmentId");
        ArmResponse warned = hasEnvironment ? answer.with("Warning", NOT_APPLIED) : answer;
        return warned.with("Azure-AsyncOperation", operation.statusUri(request))
                .with("Location", location)
                .with("Retry-After", "1");
    }

    private ArmResponse delete(ArmRequest request) {
        DeploymentId id = DeploymentId.of(request);
        var operation = new Operation.OfDeployment(Operation.Kind.DELETE, id);
        return switch (deployments.delete(id)) {
            case ABSENT -> ArmResponse.empty(204);
            case HAS_TRAFFIC ->
                    ArmResponse.of(
                            ArmError.badRequest(
                                    "The deployment %s gets traffic. Set its share to 0 first."
                                            .formatted(id.name())));
            case GONE ->
                    underWay(
                            request,
                            operation,
                            operation.resultUri(request),
                            new ArmResponse(202, Map.of(), "null"));
        };
    }

    private static ObjectNode creating(ArmRequest request, DeploymentId id, ObjectNode document) {
        return shown(request, DeploymentView.of(id, document, "Creating"));
    }

    private static ObjectNode updating(ArmRequest request, DeploymentId id, ObjectNode document) {
        return shown(request, DeploymentView.of(id, document, "Updating"));
    }

    /// The view with the address at which scripts ask how far the last write has come.
    private static ObjectNode shown(ArmRequest request, ObjectNode view) {
        DeploymentId id = DeploymentId.parse(view.path("id").asString()).orElseThrow();
        view.withObject("properties")
                .withObject("properties")
                .put(ResourceBody.OPERATION, writing(id).statusUri(request));
        return view;
    }

    private static Operation writing(DeploymentId id) {
        return new Operation.OfDeployment(Operation.Kind.WRITE, id);
    }
}
