package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmJson;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The two keys of an endpoint; a caller may use either.
public record Keys(String primary, String secondary) implements Credentials {
    static final String WANTED = "must be 16 to 256 characters without spaces";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,256}");
    private static final int BYTES = 32;

    /// Two new keys of 256 random bits each.
    ///
    /// @param random must be fit for secrets
    static Keys make(RandomGenerator random) {
        return new Keys(makeOne(random), makeOne(random));
    }

    static String makeOne(RandomGenerator random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static Optional<String> checked(String key) {
        return Optional.of(key).filter(text -> KEY.matcher(text).matches());
    }

    static Keys of(JsonNode json) {
        return new Keys(json.path("primaryKey").asString(), json.path("secondaryKey").asString());
    }

    ObjectNode toJson() {
        return ArmJson.object().put("primaryKey", primary).put("secondaryKey", secondary);
    }

    /// Never shows a key, so that no log does.
    @Override
    public String toString() {
        return "Keys[…]";
    }
}
