package io.tidemill.control.endpoint;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// How callers of an endpoint show that they may call it.
enum AuthMode {
    /// By one of two keys that stay good until they are made anew.
    KEY("Key"),

    /// By a token that ends after a day.
    AML_TOKEN("AMLToken"),

    /// By a token of the authority, whose holder a role allows to score.
    AAD_TOKEN("AADToken");

    private final String word;

    AuthMode(String word) {
        this.word = word;
    }

    /// The word on the wire.
    String word() {
        return word;
    }

    /// The mode of that word, in any case.
    static Optional<AuthMode> find(String word) {
        return Stream.of(values()).filter(mode -> mode.word.equalsIgnoreCase(word)).findFirst();
    }

    /// The mode of an endpoint's document.
    static AuthMode of(JsonNode document) {
        return find(document.path("properties").path("authMode").asString("")).orElse(KEY);
    }
}
