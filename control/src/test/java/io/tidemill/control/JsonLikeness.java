package io.tidemill.control;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// How one JSON tree differs in shape from a model: members that it lacks, and values of another
/// kind. What it has in addition does not count, nor do the values themselves.
final class JsonLikeness {
    private final List<String> differences = new ArrayList<>();

    private JsonLikeness() {}

    static List<String> differences(JsonNode model, JsonNode actual) {
        JsonLikeness likeness = new JsonLikeness();
        likeness.compare("", model, actual);
        return likeness.differences;
    }

    private void compare(String path, JsonNode model, JsonNode actual) {
        if (model.isNull() || model.isMissingNode()) {
            return;
        }
        if (model.getNodeType() != actual.getNodeType()) {
            differences.add(
                    "%s is %s, was %s".formatted(path, actual.getNodeType(), model.getNodeType()));
            return;
        }
        model.forEachEntry((name, value) -> compare(path + "/" + name, value, actual.path(name)));
        if (!model.isEmpty() && !actual.isEmpty() && model.isArray()) {
            compare(path + "/0", model.path(0), actual.path(0));
        }
    }
}
