package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A resource as lists of resources of all types show it: without what is special to its type.
public final class ResourceSummary {
    private static final List<String> COMMON =
            List.of("location", "tags", "kind", "identity", "sku", "systemData");

    private ResourceSummary() {}

    /// The common part of a kept document.
    ///
    /// @param id ends in the resource's name
    public static ObjectNode of(String id, String type, JsonNode document) {
        ObjectNode summary =
                ArmJson.object()
                        .put("id", id)
                        .put("name", id.substring(id.lastIndexOf('/') + 1))
                        .put("type", type);
        for (String name : COMMON) {
            if (document.has(name)) {
                summary.set(name, document.path(name));
            }
        }
        return summary;
    }
}
