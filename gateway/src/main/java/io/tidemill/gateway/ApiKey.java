package io.tidemill.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A key that opens an endpoint, known only by its SHA-256 hash.
public final class ApiKey {

    private static final int HASH_BYTES = 32;

    private final byte[] hash;

    private ApiKey(byte[] hash) {
        this.hash = hash;
    }

    /// The key with this text, which is hashed at once and not kept.
    public static ApiKey of(String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("a key must not be empty");
        }
        return new ApiKey(sha256(secret));
    }

    /// The key with this hash: 64 hexadecimal digits.
    public static ApiKey ofHash(String sha256Hex) {
        byte[] hash = HexFormat.of().parseHex(sha256Hex);
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a key hash has 64 hexadecimal digits");
        }
        return new ApiKey(hash);
    }

    /// Whether two keys are the same, in a time that does not tell how much of them is.
    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey that && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
