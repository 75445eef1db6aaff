package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a client sends to get a token.
///
/// @param audiences what it asked tokens for; one is wanted
record TokenRequest(String grant, String client, String secret, List<String> audiences) {
    private static final String BASIC = "Basic ";
    private static final Set<String> NO_AUDIENCE =
            Set.of("", "openid", "profile", "email", "offline_access");

    TokenRequest {
        audiences = List.copyOf(audiences);
    }

    /// Reads the form in the body, and the client's name and secret from a Basic header where the
    /// form has none.
    static TokenRequest of(ArmRequest request) {
        Map<String, String> form = request.form();
        List<String> pair = basic(request.header("authorization").orElse(""));
        return new TokenRequest(
                form.getOrDefault("grant_type", ""),
                form.getOrDefault("client_id", pair.getFirst()),
                form.getOrDefault("client_secret", pair.getLast()),
                form.containsKey("resource")
                        ? List.of(form.get("resource"))
                        : scopes(form.getOrDefault("scope", "")));
    }

    private static List<String> scopes(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !NO_AUDIENCE.contains(word))
                .map(Audience::ofScope)
                .toList();
    }

    private static List<String> basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return List.of("", "");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? List.of(parts) : List.of("", "");
        } catch (IllegalArgumentException e) {
            return List.of("", ""); // not Base64: no name and no secret
        }
    }

    @Override
    public String toString() {
        return "TokenRequest[" + client + "]";
    }
}
