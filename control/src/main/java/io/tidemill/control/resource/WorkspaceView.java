package io.tidemill.control.resource;

import io.tidemill.control.identity.Tenant;
import io.tidemill.control.rest.ArmJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A workspace as it is answered: the kept document and what follows from it.
final class WorkspaceView {
    private WorkspaceView() {}

    static ObjectNode of(WorkspaceId id, JsonNode document) {
        ObjectNode view =
                ArmJson.object()
                        .put("id", id.text())
                        .put("name", id.name())
                        .put("type", WorkspaceId.TYPE);
        document.forEachEntry(view::set);
        ResourceIdentity.complete(view, id.text());
        ObjectNode properties = document.path("properties").deepCopy().asObject();
        properties.put("workspaceId", guid(id));
        properties.put("tenantId", Tenant.ID);
        properties.put("provisioningState", "Succeeded");
        properties.put("privateLinkCount", 0);
        properties.putNull("notebookInfo");
        properties.putNull("mlFlowTrackingUri");
        view.set("properties", properties);
        return view;
    }

    /// Made of the id, so that it needs no place of its own and never changes.
    private static String guid(WorkspaceId id) {
        String seed = id.text().toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
