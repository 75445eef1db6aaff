package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.rest.Route;
import io.tidemill.control.target.InstanceStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of what can be asked of a deployment besides the deployment itself: instances,
/// logs, and the counts that it can have.
final class DeploymentActions {
    private static final int MOST_LINES = 5000;

    private final OnlineDeployments deployments;

    DeploymentActions(OnlineDeployments deployments) {
        this.deployments = deployments;
    }

    List<Route> routes(String one) {
        return List.of(
                Route.of("GET" + one + "/instances", request -> of(request, this::instances)),
                Route.of("GET" + one + "/skus", request -> of(request, _ -> skus())),
                Route.of(
                        "POST" + one + "/getLogs",
                        request -> of(request, id -> logs(id, request.body()))));
    }

    private ArmResponse of(ArmRequest request, Function<DeploymentId, ArmResponse> answer) {
        DeploymentId id = DeploymentId.of(request);
        return deployments.get(id).isEmpty()
                ? ArmResponse.of(OnlineDeployments.notFound(id))
                : answer.apply(id);
    }

    private ArmResponse instances(DeploymentId id) {
        return ArmResponse.list(DeploymentView.instances(deployments.status(id)));
    }

    private static ArmResponse skus() {
        ObjectNode sku = ArmJson.object().put("resourceType", DeploymentId.TYPE);
        sku.putObject("sku").put("name", "Default").put("tier", "Standard");
        sku.putObject("capacity")
                .put("default", 1)
                .put("minimum", 1)
                .put("maximum", DeploymentReader.MOST_INSTANCES)
                .put("scaleType", "Automatic");
        return ArmResponse.list(List.of(sku));
    }

    private ArmResponse logs(DeploymentId id, String body) {
        return switch (ArmJson.parse(body.isBlank() ? "{}" : body)) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var asked) -> logs(id, asked);
        };
    }

    private ArmResponse logs(DeploymentId id, ObjectNode asked) {
        Problems problems = new Problems();
        JsonField root = JsonField.root(asked, problems);
        Container container =
                root.at("containerType")
                        .readIfPresent(
                                Container::find,
                                Container.INFERENCE_SERVER,
                                "must be InferenceServer or StorageInitializer");
        int tail = WholeNumber.readIfPresent(root.at("tail"), MOST_LINES, 0, Integer.MAX_VALUE);
        return problems.isEmpty()
                ? ArmResponse.ok(ArmJson.object().put("content", content(id, container, tail)))
                : ArmResponse.of(ArmError.of(problems.all()));
    }

    private String content(DeploymentId id, Container container, int tail) {
        return switch (container) {
            case STORAGE_INITIALIZER -> "";
            case INFERENCE_SERVER ->
                    deployments.status(id).stream()
                            .flatMap(status -> status.instances().stream())
                            .map(instance -> log(instance, Math.min(tail, MOST_LINES)))
                            .collect(Collectors.joining());
        };
    }

    private String log(InstanceStatus instance, int tail) {
        return "Instance %s:\n%s\n"
                .formatted(instance.id(), String.join("\n", deployments.logs(instance.id(), tail)));
    }

    /// Whose log is wanted. Models come without a container of their own here, so the one that
    /// fetches them in Azure has nothing to say.
    private enum Container {
        INFERENCE_SERVER("InferenceServer"),
        STORAGE_INITIALIZER("StorageInitializer");

        private final String word;

        Container(String word) {
            this.word = word;
        }

        static Optional<Container> find(String word) {
            return Stream.of(values())
                    .filter(container -> container.word.equalsIgnoreCase(word))
                    .findFirst();
        }
    }
}
