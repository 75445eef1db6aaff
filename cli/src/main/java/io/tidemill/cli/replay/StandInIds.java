package io.tidemill.cli.replay;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Ids for settings that are only tried out. A file need not say which deployment it will scale one
/// day, or says so by an expression of its template: what is no ARM id gets one that stands in.
final class StandInIds {
    private static final String TARGET = "/deployment";
    private static final JsonMapper JSON = new JsonMapper();

    private StandInIds() {}

    /// The same text with ids where they are needed; text that is no JSON stays as it is.
    static String complete(String text) {
        try {
            var root = JSON.readTree(text);
            visit(root);
            return root.toString();
        } catch (JacksonException _) {
            return text;
        }
    }

    private static void visit(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("profiles")) {
            complete(object, "targetResourceUri");
        }
        if (node instanceof ObjectNode object && object.has("metricName")) {
            complete(object, "metricResourceUri");
        }
        node.forEach(StandInIds::visit);
    }

    private static void complete(ObjectNode object, String member) {
        var id = object.path(member).asString("");
        if (!id.startsWith("/")) {
            object.put(member, id.isEmpty() ? TARGET : "/" + id);
        }
    }
}
