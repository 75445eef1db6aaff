package io.tidemill.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The secret with which the access tokens of one endpoint are signed.
///
/// A token is a JSON web token with an HMAC-SHA-256 signature, whatever its header says. Nobody is
/// asked about it: the signature says whom it is from, `exp` how long it is good. Checking one
/// takes some microseconds.
public final class TokenSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonFactory JSON = new JsonFactory();

    private final SecretKeySpec key;

    private TokenSecret(SecretKeySpec key) {
        this.key = key;
    }

    /// The secret of these bytes.
    ///
    /// @param bytes at least one
    public static TokenSecret of(byte[] bytes) {
        return new TokenSecret(new SecretKeySpec(bytes, ALGORITHM));
    }

    /// Whether the token carries our signature and is good at that moment.
    boolean hasSigned(String token, Instant now) {
        int payload = token.indexOf('.') + 1;
        int signature = token.lastIndexOf('.') + 1;
        return payload > 0
                && signature > payload
                && MessageDigest.isEqual(
                        sign(token.substring(0, signature - 1)), decode(token.substring(signature)))
                && now.getEpochSecond() < expiry(decode(token.substring(payload, signature - 1)));
    }

    @Override
    public String toString() {
        return "TokenSecret[hidden]";
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // as good as any other wrong signature
        }
    }

    /// The seconds of the epoch at which the token ends; none of them are left when it does not
    /// say.
    private static long expiry(byte[] payload) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), payload)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME
                        && "exp".equals(json.currentName())) {
                    return json.nextLongValue(0);
                }
            }
            return 0;
        } catch (JacksonException e) {
            return 0;
        }
    }
}
