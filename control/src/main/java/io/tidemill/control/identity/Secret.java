package io.tidemill.control.identity;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One secret by which a service principal may prove who it is. Its text is known to its owner
/// alone.
///
/// @param keyId a GUID
/// @param name what its maker wanted to remember it by, may be empty
/// @param hint the first characters of the text
/// @param start from when on it is good, inclusive
/// @param end until when it is good, exclusive
record Secret(String keyId, String name, String hint, Instant start, Instant end, SecretHash hash) {
    /// How long a secret is good: from `start`, inclusive, to `end`, exclusive.
    record Term(Instant start, Instant end) {}

    /// A secret that was just made, with the text that nobody can read again.
    record Issued(Secret secret, String text) {
        @Override
        public String toString() {
            return "Issued[" + secret.keyId + "]";
        }
    }

    boolean isGood(Instant now) {
        return !now.isBefore(start) && now.isBefore(end);
    }

    static Secret of(JsonNode json) {
        return new Secret(
                json.path("keyId").asString(),
                json.path("name").asString(),
                json.path("hint").asString(),
                Instant.parse(json.path("start").asString()),
                Instant.parse(json.path("end").asString()),
                SecretHash.of(json));
    }

    ObjectNode toJson() {
        return hash.toJson()
                .put("keyId", keyId)
                .put("name", name)
                .put("hint", hint)
                .put("start", start.toString())
                .put("end", end.toString());
    }
}
