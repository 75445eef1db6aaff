package io.tidemill.control.endpoint;

import io.tidemill.control.resource.ResourceIdentity;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An endpoint as it is answered: the kept document and what follows from it.
///
/// @param gateway scheme, host and port where requests to models go
record EndpointView(String gateway) {
    /// The member of `properties.properties` that people use as a metric's resource.
    static final String ENDPOINT_ID = "azureml.onlineendpointid";

    ObjectNode of(ArmRequest request, EndpointId id, JsonNode document) {
        ObjectNode view =
                ArmJson.object()
                        .put("id", id.text())
                        .put("name", id.name())
                        .put("type", EndpointId.TYPE);
        document.forEachEntry(view::set);
        ResourceIdentity.complete(view, id.text());
        ObjectNode properties = document.path("properties").deepCopy().asObject();
        properties.putNull("keys");
        properties.put("scoringUri", address(id, "score"));
        properties.put("swaggerUri", address(id, "swagger.json"));
        properties.put("provisioningState", "Succeeded");
        properties
                .withObject("properties")
                .put(ENDPOINT_ID, id.lowerCase())
                .put(ResourceBody.OPERATION, new Operation.OfEndpoint(id).statusUri(request));
        view.set("properties", properties);
        return view;
    }

    private String address(EndpointId id, String path) {
        return "%s/endpoints/%s/%s".formatted(gateway, id.name(), path);
    }
}
