package io.tidemill.control.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer: status, headers and a text, which is empty when there is no body, and JSON unless a
/// header `Content-Type` says otherwise.
public record ArmResponse(int status, Map<String, String> headers, String body) {
    /// The header that says what the body is.
    public static final String CONTENT_TYPE = "Content-Type";

    public ArmResponse {
        headers = Map.copyOf(headers);
    }

    public static ArmResponse json(int status, JsonNode body) {
        return new ArmResponse(status, Map.of(), body.toString());
    }

    public static ArmResponse ok(JsonNode body) {
        return json(200, body);
    }

    public static ArmResponse empty(int status) {
        return new ArmResponse(status, Map.of(), "");
    }

    /// A list in ARM's envelope.
    public static ArmResponse list(List<? extends JsonNode> values) {
        ObjectNode envelope = ArmJson.object();
        values.forEach(envelope.putArray("value")::add);
        return ok(envelope);
    }

    public static ArmResponse of(ArmError error) {
        return json(error.status(), error.toJson());
    }

    /// This answer with one more header, unless it has that one already.
    public ArmResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putIfAbsent(name, value);
        return new ArmResponse(status, more, body);
    }

    /// The body as a tree; a missing node when there is none.
    public JsonNode json() {
        return ArmJson.read(body);
    }
}
