package io.tidemill.control.endpoint;

import io.tidemill.control.resource.Written;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Document;
import io.tidemill.control.target.InstanceStatus;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of deployments. Starting and draining instances takes time, so writes answer
/// with the address of an operation and a state that is not final.
public final class DeploymentRoutes {
    private static final String ALL = " " + EndpointId.PATH + "/{endpoint}/deployments";
    private static final String ONE = ALL + "/{deployment}";

    /// Honesty about what Azure would do and we do not.
    private static final String NOT_APPLIED =
            "299 tidemill \"The environment is kept and shown but is not applied: instances run with what is installed on this machine.\"";

    private static final int MOST_LINES = 5000;

    private final OnlineEndpoints endpoints;
    private final OnlineDeployments deployments;

    public DeploymentRoutes(OnlineEndpoints endpoints, OnlineDeployments deployments) {
        this.endpoints = endpoints;
        this.deployments = deployments;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET" + ALL, this::list),
                Route.of("GET" + ONE, this::get),
                Route.of("PUT" + ONE, request -> write(request, deployments::put)),
                Route.of("PATCH" + ONE, request -> write(request, deployments::patch)),
                Route.of("DELETE" + ONE, this::delete),
                Route.of("GET" + ONE + "/instances", this::instances),
                Route.of("POST" + ONE + "/getLogs", this::logs));
    }

    private ArmResponse list(ArmRequest request) {
        EndpointId endpoint = EndpointId.of(request);
        return endpoints.get(endpoint).isEmpty()
                ? ArmResponse.of(OnlineEndpoints.notFound(endpoint))
                : ArmResponse.list(deployments.list(endpoint).stream().map(this::shown).toList());
    }

    private ArmResponse get(ArmRequest request) {
        DeploymentId id = DeploymentId.of(request);
        return deployments
                .get(id)
                .map(document -> ArmResponse.ok(shown(document)))
                .orElseGet(() -> ArmResponse.of(OnlineDeployments.notFound(id)));
    }

    private static ArmResponse write(
            ArmRequest request,
            BiFunction<DeploymentId, ObjectNode, Written<DeploymentId>> operation) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    answer(request, operation.apply(DeploymentId.of(request), body));
        };
    }

    /// The state in the body is never final: a client that sees a final one at once skips the
    /// operation, and one of Azure's own clients then fails.
    private static ArmResponse answer(ArmRequest request, Written<DeploymentId> written) {
        return switch (written) {
            case Written.Created<DeploymentId>(var id, var document) ->
                    begun(
                            request,
                            id,
                            ArmResponse.json(201, begun(request, id, document, "Creating")));
            case Written.Updated<DeploymentId>(var id, var document) ->
                    begun(request, id, ArmResponse.ok(begun(request, id, document, "Updating")));
            case Written.Refused<DeploymentId>(var error) -> ArmResponse.of(error);
        };
    }

    private static ObjectNode begun(
            ArmRequest request, DeploymentId id, ObjectNode document, String state) {
        ObjectNode view = DeploymentView.of(id, document, state);
        view.withObject("properties")
                .withObject("properties")
                .put(
                        "AzureAsyncOperationUri",
                        new Operation(Operation.Kind.WRITE, id).statusUri(request));
        return view;
    }

    private static ArmResponse begun(ArmRequest request, DeploymentId id, ArmResponse answer) {
        boolean hasEnvironment = answer.json().path("properties").has("environmentId");
        ArmResponse warned = hasEnvironment ? answer.with("Warning", NOT_APPLIED) : answer;
        return warned.with(
                        "Azure-AsyncOperation",
                        new Operation(Operation.Kind.WRITE, id).statusUri(request))
                .with(
                        "Location",
                        request.origin()
                                + request.path()
                                + "?api-version="
                                + request.parameter("api-version").orElse(""))
                .with("Retry-After", "1");
    }

    private ArmResponse delete(ArmRequest request) {
        DeploymentId id = DeploymentId.of(request);
        Operation operation = new Operation(Operation.Kind.DELETE, id);
        return switch (deployments.delete(id)) {
            case ABSENT -> ArmResponse.empty(204);
            case HAS_TRAFFIC ->
                    ArmResponse.of(
                            ArmError.badRequest(
                                    "The deployment %s gets traffic. Set its share to 0 first."
                                            .formatted(id.name())));
            case GONE ->
                    new ArmResponse(202, java.util.Map.of(), "null")
                            .with("Azure-AsyncOperation", operation.statusUri(request))
                            .with("Location", operation.resultUri(request))
                            .with("Retry-After", "1");
        };
    }

    private ArmResponse instances(ArmRequest request) {
        DeploymentId id = DeploymentId.of(request);
        return deployments.get(id).isEmpty()
                ? ArmResponse.of(OnlineDeployments.notFound(id))
                : ArmResponse.list(DeploymentView.instances(deployments.status(id)));
    }

    private ArmResponse logs(ArmRequest request) {
        DeploymentId id = DeploymentId.of(request);
        if (deployments.get(id).isEmpty()) {
            return ArmResponse.of(OnlineDeployments.notFound(id));
        }
        int tail = tail(request);
        String content =
                deployments.status(id).stream()
                        .flatMap(status -> status.instances().stream())
                        .map(instance -> log(instance, tail))
                        .collect(Collectors.joining());
        return ArmResponse.ok(ArmJson.object().put("content", content));
    }

    private String log(InstanceStatus instance, int tail) {
        return "Instance %s:\n%s\n"
                .formatted(instance.id(), String.join("\n", deployments.logs(instance.id(), tail)));
    }

    private static int tail(ArmRequest request) {
        int asked =
                ArmJson.parse(request.body()) instanceof ArmJson.Parsed.Understood(var body)
                        ? JsonField.member(body, "tail").asInt(MOST_LINES)
                        : MOST_LINES;
        return Math.clamp(asked, 1, MOST_LINES);
    }

    private ObjectNode shown(Document document) {
        DeploymentId id = DeploymentId.parse(document.id()).orElseThrow();
        return DeploymentView.of(
                id, OnlineEndpoints.json(document), DeploymentView.state(deployments.status(id)));
    }
}
