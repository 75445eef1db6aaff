package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Where clients ask how far a long-running operation has come.
public final class OperationRoutes {
    private final OnlineDeployments deployments;

    public OperationRoutes(OnlineDeployments deployments) {
        this.deployments = deployments;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET " + Operation.PATH + "mfeOperationsStatus/{operation}", this::status),
                Route.of(
                        "GET " + Operation.PATH + "mfeOperationResults/{operation}", this::result));
    }

    private ArmResponse status(ArmRequest request) {
        return operation(request).map(this::status).orElseGet(OperationRoutes::unknown);
    }

    private ArmResponse result(ArmRequest request) {
        return operation(request)
                .map(operation ->
                        progression(operation) instanceof Progression.Underway
                                ? ArmResponse.empty(202)
                                        .with("Location", operation.resultUri(request))
                                        .with("Retry-After", "1")
                                : ArmResponse.empty(204))
                .orElseGet(OperationRoutes::unknown);
    }

    private ArmResponse status(Operation operation) {
        ObjectNode answer = ArmJson.object().put("name", operation.name());
        return switch (progression(operation)) {
            case Progression.Done() -> ArmResponse.ok(answer.put("status", "Succeeded"));
            case Progression.Underway _ ->
                    ArmResponse.ok(answer.put("status", "InProgress")).with("Retry-After", "1");
            case Progression.Failed(var why) -> {
                answer.put("status", "Failed");
                answer.putObject("error").put("code", "InstanceStartFailed").put("message", why);
                yield ArmResponse.ok(answer);
            }
        };
    }

    /// A deletion is over when nothing is left; a write also when somebody deleted what was
    /// written.
    private Progression progression(Operation operation) {
        DeploymentId id = operation.deployment();
        return operation.kind() == Operation.Kind.DELETE
                ? deployments
                        .status(id)
                        .<Progression>map(_ -> new Progression.Underway(0))
                        .orElseGet(Progression.Done::new)
                : Progression.of(deployments.status(id));
    }

    private static Optional<Operation> operation(ArmRequest request) {
        return Operation.parse(request.variable("subscription"), request.variable("operation"));
    }

    private static ArmResponse unknown() {
        return ArmResponse.of(
                ArmError.of(404, "OperationNotFound", "There is no operation of that name."));
    }
}
