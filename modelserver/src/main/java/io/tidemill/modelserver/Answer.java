package io.tidemill.modelserver;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What is sent back for one call.
record Answer(int status, Map<String, String> headers, String body) {

    private static final String JSON = "application/json";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer text(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
    }

    static Answer json(int status, Map<String, String> headers, String body) {
        return new Answer(status, headers, body).with("Content-Type", JSON);
    }

    /// Any answer but a good one: `{"message": …}`.
    static Answer problem(int status, String message) {
        return json(status, Map.of(), ScoreJson.writeMessage(message));
    }

    Answer with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /// Length of the body in bytes.
    int length() {
        return bytes().length;
    }
}
