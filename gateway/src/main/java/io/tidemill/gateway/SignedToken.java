package io.tidemill.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON web token taken apart, before anybody looked whether it is genuine.
///
/// @param header what it says about its signature
/// @param signed what the signature is of
/// @param signature what should be it, as it was sent
record SignedToken(
        Map<String, String> header, Map<String, String> claims, String signed, String signature) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Ours have about 1,000 characters.
    private static final int LONGEST = 8 << 10;

    /// Empty when the text is too long or has not the three parts of a token.
    static Optional<SignedToken> parse(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        return parts.length == 3
                ? Optional.of(
                        new SignedToken(
                                scalars(decode(parts[0])),
                                scalars(decode(parts[1])),
                                parts[0] + "." + parts[1],
                                parts[2]))
                : Optional.empty();
    }

    byte[] signedBytes() {
        return signed.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signatureBytes() {
        return decode(signature);
    }

    /// A claim that is a text or a number; empty when there is none of that name.
    String claim(String name) {
        return claims.getOrDefault(name, "");
    }

    /// A moment among the claims, in seconds of the epoch.
    Optional<Long> seconds(String name) {
        try {
            return Optional.of(Long.valueOf(claim(name)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // as good as any other wrong part
        }
    }

    /// The members of an object that are texts or numbers; those before the place where it is no
    /// JSON any more.
    private static Map<String, String> scalars(byte[] json) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    members.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            return members;
        } catch (JacksonException e) {
            return members;
        }
    }
}
