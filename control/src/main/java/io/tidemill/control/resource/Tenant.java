package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmJson;
import tools.jackson.databind.node.ObjectNode;

/// The one directory that everything belongs to.
final class Tenant {
    static final String ID = "00000000-0000-0000-0000-000000000003";

    private Tenant() {}

    static ObjectNode view() {
        return ArmJson.object()
                .put("id", "/tenants/" + ID)
                .put("tenantId", ID)
                .put("displayName", "Tidemill")
                .put("tenantCategory", "Home");
    }
}
