package io.tidemill.gateway;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret with which the access tokens of one endpoint are signed.
///
/// A token is a JSON web token with an HMAC-SHA-256 signature, whatever its header says. Nobody is
/// asked about it: the signature says whom it is from, `exp` how long it is good. Checking one
/// takes some microseconds.
public final class TokenSecret {

    private static final String ALGORITHM = "HmacSHA256";

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
        return SignedToken.parse(token)
                .filter(parsed ->
                        MessageDigest.isEqual(sign(parsed.signedBytes()), parsed.signatureBytes()))
                .flatMap(parsed -> parsed.seconds("exp"))
                .filter(end -> now.getEpochSecond() < end)
                .isPresent();
    }

    @Override
    public String toString() {
        return "TokenSecret[hidden]";
    }

    private byte[] sign(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
