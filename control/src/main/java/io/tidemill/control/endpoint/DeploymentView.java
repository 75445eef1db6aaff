package io.tidemill.control.endpoint;

import io.tidemill.control.resource.ResourceIdentity;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceState;
import io.tidemill.control.target.InstanceStatus;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A deployment as it is answered: the kept document and what its instances say.
final class DeploymentView {
    private DeploymentView() {}

    static ObjectNode of(DeploymentId id, JsonNode document, String provisioningState) {
        ObjectNode view =
                ArmJson.object()
                        .put("id", id.text())
                        .put("name", id.name())
                        .put("type", DeploymentId.TYPE);
        document.forEachEntry(view::set);
        ResourceIdentity.complete(view, id.text());
        ObjectNode properties = document.path("properties").deepCopy().asObject();
        properties.put("provisioningState", provisioningState);
        view.set("properties", properties);
        return view;
    }

    /// What is asked for the first time is being created, another count is being scaled to.
    static String state(Optional<DeploymentStatus> status) {
        return switch (Progression.of(status)) {
            case Progression.Done() -> "Succeeded";
            case Progression.Failed(_) -> "Failed";
            case Progression.Underway(var from) -> from == 0 ? "Creating" : "Scaling";
        };
    }

    static List<ObjectNode> instances(Optional<DeploymentStatus> status) {
        return status.map(DeploymentStatus::instances).orElse(List.of()).stream()
                .map(DeploymentView::instance)
                .toList();
    }

    private static ObjectNode instance(InstanceStatus instance) {
        ObjectNode view =
                ArmJson.object()
                        .put("id", instance.id())
                        .put("instanceType", instance.type().name())
                        .put("state", word(instance.state()))
                        .put("since", instance.state().since().toString())
                        .put("restarts", instance.restarts());
        instance.state()
                .process()
                .ifPresent(process -> view.put("pid", process.pid()).put("port", process.port()));
        if (!instance.lastFailure().isEmpty()) {
            view.put("lastFailure", instance.lastFailure());
        }
        return view;
    }

    private static String word(InstanceState state) {
        return state.getClass().getSimpleName();
    }
}
