package io.tidemill.control.endpoint;

import io.tidemill.control.resource.Residents;
import io.tidemill.control.resource.ResourceSummary;
import io.tidemill.control.store.Document;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Endpoints and their deployments as what lives in a workspace.
public record EndpointResidents(OnlineEndpoints endpoints, OnlineDeployments deployments)
        implements Residents {
    @Override
    public List<ObjectNode> list(String idPrefix) {
        return Stream.concat(
                        endpoints.documents(idPrefix).stream()
                                .map(document -> summary(EndpointId.TYPE, document)),
                        deployments.documents(idPrefix).stream()
                                .map(document -> summary(DeploymentId.TYPE, document)))
                .toList();
    }

    @Override
    public void deleteAll(String idPrefix) {
        endpoints.documents(idPrefix).stream()
                .flatMap(document -> EndpointId.parse(document.id()).stream())
                .forEach(this::delete);
    }

    /// Deletes an endpoint with its deployments, whose processes drain behind it.
    ///
    /// @return whether there was one
    boolean delete(EndpointId id) {
        var gone = endpoints.delete(id);
        gone.ifPresent(ids -> ids.forEach(deployments::follow));
        return gone.isPresent();
    }

    private static ObjectNode summary(String type, Document document) {
        return ResourceSummary.of(document.id(), type, OnlineEndpoints.json(document));
    }
}
