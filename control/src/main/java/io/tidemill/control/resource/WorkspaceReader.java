package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a workspace into the document that is kept. What it names of storage, vaults
/// and registries is kept and answered, but nothing here uses it.
final class WorkspaceReader {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9_]{2,32}");

    private static final List<String> TEXTS =
            List.of(
                    "friendlyName",
                    "description",
                    "storageAccount",
                    "keyVault",
                    "applicationInsights",
                    "containerRegistry",
                    "imageBuildCompute",
                    "primaryUserAssignedIdentity",
                    "discoveryUrl");
    private static final List<String> FLAGS =
            List.of("hbiWorkspace", "v1LegacyMode", "allowPublicAccessWhenBehindVnet");

    private final Problems problems;
    private final JsonField root;

    WorkspaceReader(ObjectNode body, Problems problems) {
        this.problems = problems;
        this.root = JsonField.root(body, problems);
    }

    /// The document.
    ///
    /// @param place the location when the body names none
    ObjectNode read(WorkspaceId id, String place) {
        ObjectNode document = ArmJson.object();
        document.put("location", Location.read(root.at("location"), place));
        document.set("tags", Tags.read(root.at("tags")));
        document.put("kind", text(root.at("kind"), "Default"));
        document.set("identity", ResourceIdentity.read(root.at("identity")));
        document.set("sku", sku(root.at("sku")));
        document.set("properties", properties(id, root.at("properties")));
        return document;
    }

    void checkName(WorkspaceId id) {
        if (!NAME.matcher(id.name()).matches()) {
            problems.add(
                    new Problem(
                            "BadRequest",
                            "name",
                            "workspace name = %s, must have 3 to 33 letters, digits, hyphens and underscores, and start with a letter or digit"
                                    .formatted(id.name())));
        }
    }

    /// The whole body that a part of one means.
    static ObjectNode patched(ObjectNode stored, ObjectNode body) {
        for (String name : List.of("tags", "identity", "sku")) {
            var value = JsonField.member(body, name);
            if (!value.isMissingNode()) {
                stored.set(name, value);
            }
        }
        JsonField.member(body, "properties").forEachEntry(stored.withObject("properties")::set);
        return stored;
    }

    private static ObjectNode sku(JsonField field) {
        String name = text(field.at("name"), "Basic");
        return ArmJson.object().put("name", name).put("tier", text(field.at("tier"), name));
    }

    private static ObjectNode properties(WorkspaceId id, JsonField field) {
        field.members();
        ObjectNode properties = ArmJson.object();
        for (String name : TEXTS) {
            if (!field.at(name).isAbsent()) {
                properties.put(name, text(field.at(name), ""));
            }
        }
        if (!properties.has("friendlyName")) {
            properties.put("friendlyName", id.name());
        }
        FLAGS.forEach(name -> properties.put(name, field.at(name).flag(false)));
        properties.put("publicNetworkAccess", access(field.at("publicNetworkAccess")));
        return properties;
    }

    private static String access(JsonField field) {
        return field.readIfPresent(
                text ->
                        List.of("Enabled", "Disabled").stream()
                                .filter(text::equalsIgnoreCase)
                                .findFirst(),
                "Enabled",
                "must be Enabled or Disabled");
    }

    private static String text(JsonField field, String otherwise) {
        return field.readIfPresent(Optional::of, otherwise, "must be a text");
    }
}
