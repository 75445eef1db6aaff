package io.tidemill.control.asset;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a version into the properties that are kept, and reports everything that is
/// wrong with it.
final class AssetReader {
    private static final List<String> ROUTES =
            List.of("livenessRoute", "readinessRoute", "scoringRoute");
    private static final int LARGEST_PORT = 65_535;

    private final Problems problems;
    private final JsonField properties;

    AssetReader(ObjectNode body, Problems problems) {
        this.problems = problems;
        this.properties = JsonField.root(body, problems).at("properties");
    }

    /// The field that names the files.
    JsonField uri(AssetKind kind) {
        return properties.at(kind.uri());
    }

    ObjectNode read(AssetId id) {
        checkName("name", id.name());
        checkName("version", id.version());
        if (!properties.node().isObject()) {
            properties.refuse("must be an object");
        }
        ObjectNode kept = ArmJson.object();
        text(kept, "description");
        kept.set("tags", object("tags"));
        kept.set("properties", object("properties"));
        kept.put("isAnonymous", properties.at("isAnonymous").flag(false));
        kept.put("isArchived", properties.at("isArchived").flag(false));
        switch (id.kind()) {
            case CODES -> kept.put("codeUri", properties.at("codeUri").text());
            case MODELS -> model(kept);
            case ENVIRONMENTS -> environment(kept);
        }
        return kept;
    }

    private void model(ObjectNode kept) {
        kept.put("modelUri", properties.at("modelUri").text());
        kept.put(
                "modelType",
                properties
                        .at("modelType")
                        .readIfPresent(Optional::of, "custom_model", "must be a text"));
        kept.set("flavors", object("flavors"));
        text(kept, "jobName");
    }

    private void environment(ObjectNode kept) {
        text(kept, "image");
        text(kept, "condaFile");
        if (properties.at("build").node().isObject()) {
            kept.set("build", object("build"));
        }
        if (!kept.has("image") && !kept.has("build")) {
            properties.at("image").refuse("must be there, or properties.build");
        }
        kept.put("osType", "Linux").put("environmentType", "UserCreated");
        JsonField routes = properties.at("inferenceConfig");
        if (!routes.isAbsent()) {
            kept.set("inferenceConfig", inferenceConfig(routes));
        }
    }

    private static ObjectNode inferenceConfig(JsonField field) {
        ObjectNode kept = ArmJson.object();
        field.members();
        for (String name : ROUTES) {
            JsonField route = field.at(name);
            if (!route.isAbsent()) {
                kept.putObject(name)
                        .put(
                                "path",
                                route.at("path")
                                        .read(
                                                AssetReader::path,
                                                "/",
                                                "must be a path that starts with /"))
                        .put(
                                "port",
                                route.at("port")
                                        .readIfPresent(
                                                AssetReader::port, 0, "must be a port number"));
            }
        }
        return kept;
    }

    private static Optional<String> path(String text) {
        return Optional.of(text).filter(found -> found.matches("/[!-~&&[^?#]]{0,255}"));
    }

    private static Optional<Integer> port(String text) {
        try {
            return Optional.of(Integer.parseInt(text))
                    .filter(port -> port >= 1 && port <= LARGEST_PORT);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void text(ObjectNode kept, String name) {
        String text = properties.at(name).readIfPresent(Optional::of, "", "must be a text");
        if (!text.isEmpty()) {
            kept.put(name, text);
        }
    }

    private ObjectNode object(String name) {
        JsonField field = properties.at(name);
        field.members();
        return field.node() instanceof ObjectNode given ? given : ArmJson.object();
    }

    private void checkName(String what, String name) {
        if (!AssetId.NAME.matcher(name).matches()) {
            problems.add(
                    new Problem(
                            "BadRequest",
                            what,
                            "%s = %s, must start with a letter or digit and have at most 255 letters, digits, '-', '_' and '.'"
                                    .formatted(what, name)));
        }
    }
}
