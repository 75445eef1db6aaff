package io.tidemill.control.endpoint;

import io.tidemill.control.resource.Tags;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The body of an endpoint or a deployment, with what both have in common.
record ResourceBody(JsonField root, JsonField properties) {
    /// The member of `properties.properties` that has the address of the last operation.
    static final String OPERATION = "AzureAsyncOperationUri";

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
        document.set("tags", Tags.read(at("tags")));
        document.put("kind", "Managed");
        return document;
    }

    /// A text of the properties; empty when it is absent.
    String text(String name) {
        return properties.at(name).readIfPresent(Optional::of, "", "must be a text");
    }

    /// The caller's own properties, without those that only we can say: some clients send what they
    /// read.
    ObjectNode ownProperties() {
        ObjectNode own = object(properties.at("properties"));
        own.remove(List.of(EndpointView.ENDPOINT_ID, OPERATION));
        return own;
    }

    /// The object that stands there, or an empty one.
    static ObjectNode object(JsonField field) {
        field.members();
        return field.node() instanceof ObjectNode given ? given : ArmJson.object();
    }
}
