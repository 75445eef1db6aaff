package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The body of an endpoint or a deployment, with what both have in common.
record ResourceBody(JsonField root, JsonField properties) {
    static ResourceBody of(ObjectNode body, Problems problems) {
        JsonField root = JsonField.root(body, problems);
        return new ResourceBody(root, root.at("properties"));
    }

    JsonField at(String name) {
        return root.at(name);
    }

    /// The document that is kept, as far as it is the same for both: location, tags and kind.
    /// Reports a body without properties.
    ObjectNode document() {
        if (!properties.node().isObject()) {
            properties.refuse("must be an object");
        }
        ObjectNode document = ArmJson.object();
        document.put(
                "location",
                at("location").readIfPresent(Optional::of, "local", "must be a location"));
        document.set("tags", object(at("tags")));
        document.put("kind", "Managed");
        return document;
    }

    /// A text of the properties; empty when it is absent.
    String text(String name) {
        return properties.at(name).readIfPresent(Optional::of, "", "must be a text");
    }

    /// The object that stands there, or an empty one.
    static ObjectNode object(JsonField field) {
        field.members();
        return field.node() instanceof ObjectNode given ? given : ArmJson.object();
    }
}
