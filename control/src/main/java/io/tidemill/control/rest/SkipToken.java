package io.tidemill.control.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The text in a `nextLink` that says where the next page begins. Callers take it as it is.
final class SkipToken {
    private static final int LONGEST = 4096;

    private SkipToken() {}

    static String of(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /// The key that the token was made of; empty for what is no token of ours.
    static Optional<String> key(String token) {
        return token.length() <= LONGEST
                ? decoded(token).filter(key -> isPlain(key) && of(key).equals(token))
                : Optional.empty();
    }

    private static boolean isPlain(String key) {
        return !key.isEmpty() && key.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<String> decoded(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
