package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is kept of a secret: its salted PBKDF2 hash, which takes tens of milliseconds to compute.
///
/// @param salt in hexadecimal digits
/// @param hash in hexadecimal digits
/// @param rounds kept with each hash, so that new ones can be made slower
record SecretHash(String salt, String hash, int rounds) {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 100_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    static SecretHash of(String secret, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String hex = HexFormat.of().formatHex(salt);
        return new SecretHash(hex, hash(secret, hex, ROUNDS), ROUNDS);
    }

    /// A hash that no secret has, for taking as long over an unknown client as over a known one.
    static SecretHash nobody() {
        return new SecretHash("00".repeat(SALT_BYTES), "00", ROUNDS);
    }

    static SecretHash of(JsonNode json) {
        return new SecretHash(
                json.path("salt").asString(),
                json.path("hash").asString(),
                json.path("rounds").asInt());
    }

    ObjectNode toJson() {
        return ArmJson.object().put("salt", salt).put("hash", hash).put("rounds", rounds);
    }

    /// Takes the same time whether the guess is close or not.
    boolean matches(String guess) {
        HexFormat hex = HexFormat.of();
        return MessageDigest.isEqual(hex.parseHex(hash), hex.parseHex(hash(guess, salt, rounds)));
    }

    private static String hash(String secret, String salt, int rounds) {
        byte[] salted = HexFormat.of().parseHex(salt);
        var key = new PBEKeySpec(secret.toCharArray(), salted, rounds, HASH_BITS);
        try {
            return HexFormat.of()
                    .formatHex(
                            SecretKeyFactory.getInstance(ALGORITHM)
                                    .generateSecret(key)
                                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        } finally {
            key.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
