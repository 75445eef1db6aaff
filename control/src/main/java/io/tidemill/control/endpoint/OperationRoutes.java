package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.databind.node.ObjectNode;

/// Where clients ask how far a long-running operation has come.
public final class OperationRoutes {
    private final OnlineDeployments deployments;
    private final BiPredicate<String, String> mayRead;

    /// @param mayRead whether the caller may read the resource of a type and an id
    public OperationRoutes(OnlineDeployments deployments, BiPredicate<String, String> mayRead) {
        this.deployments = deployments;
        this.mayRead = mayRead;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET " + Operation.PATH + "mfeOperationsStatus/{operation}", this::status),
                Route.of(
                        "GET " + Operation.PATH + "mfeOperationResults/{operation}", this::result));
    }

    private ArmResponse status(ArmRequest request) {
        return operation(request)
                .map(operation -> status(request, operation))
                .orElseGet(OperationRoutes::unknown);
    }

    private ArmResponse result(ArmRequest request) {
        return operation(request)
                .map(operation -> result(request, operation))
                .orElseGet(OperationRoutes::unknown);
    }

    private ArmResponse result(ArmRequest request, Operation operation) {
        return progression(operation) instanceof Progression.Underway
                ? ArmResponse.empty(202)
                        .with("Location", operation.resultUri(request))
                        .with("Retry-After", "1")
                : outcome(operation);
    }

    /// What was written, if it is still there.
    private ArmResponse outcome(Operation operation) {
        return operation instanceof Operation.OfDeployment(var kind, var id)
                        && kind == Operation.Kind.WRITE
                ? deployments.view(id).map(ArmResponse::ok).orElseGet(() -> ArmResponse.empty(204))
                : ArmResponse.empty(204);
    }

    private ArmResponse status(ArmRequest request, Operation operation) {
        ObjectNode answer =
                ArmJson.object().put("id", request.path()).put("name", operation.name());
        return switch (progression(operation)) {
            case Progression.Done() ->
                    ArmResponse.ok(answer.put("status", "Succeeded").put("percentComplete", 100));
            case Progression.Underway _ ->
                    ArmResponse.ok(answer.put("status", "InProgress")).with("Retry-After", "1");
            case Progression.Failed(var why) -> {
                answer.put("status", "Failed");
                answer.putObject("error").put("code", "InstanceStartFailed").put("message", why);
                yield ArmResponse.ok(answer);
            }
        };
    }

    private Progression progression(Operation operation) {
        return switch (operation) {
            case Operation.OfEndpoint _ -> new Progression.Done();
            case Operation.OfDeployment(var kind, var id) -> progression(kind, id);
        };
    }

    /// A deletion is over when nothing is left; a write also when somebody deleted what was
    /// written.
    private Progression progression(Operation.Kind kind, DeploymentId id) {
        return switch (kind) {
            case DELETE ->
                    deployments
                            .status(id)
                            .<Progression>map(_ -> new Progression.Underway(0))
                            .orElseGet(Progression.Done::new);
            case WRITE -> Progression.of(deployments.status(id));
        };
    }

    /// Its name tells what it is about, so nobody need be told that there is one.
    private Optional<Operation> operation(ArmRequest request) {
        return Operation.parse(request.variable("subscription"), request.variable("operation"))
                .filter(this::isReadable);
    }

    private boolean isReadable(Operation operation) {
        return switch (operation) {
            case Operation.OfEndpoint(var id) -> mayRead.test(EndpointId.TYPE, id.text());
            case Operation.OfDeployment(_, var id) -> mayRead.test(DeploymentId.TYPE, id.text());
        };
    }

    private static ArmResponse unknown() {
        return ArmResponse.of(
                ArmError.of(404, "OperationNotFound", "There is no operation of that name."));
    }
}
