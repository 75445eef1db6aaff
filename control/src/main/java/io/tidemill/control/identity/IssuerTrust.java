package io.tidemill.control.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/// An OpenID Connect issuer outside whose access tokens let people and programs in.
///
/// @param issuer its URL exactly as it stands in its tokens; `https`, below which its discovery
///   document is
/// @param audience what its tokens for us are for
/// @param objectClaim the claim with the id that role assignments refer to
/// @param nameClaim the claim with what people call the caller; the id where it is missing
/// @param plain whether the issuer may be spoken to without TLS on this machine itself, for trying
///   things out
public record IssuerTrust(
        String issuer, String audience, String objectClaim, String nameClaim, boolean plain) {
    public static final String OBJECT_CLAIM = "oid";
    public static final String NAME_CLAIM = "name";

    public IssuerTrust {
        if (!isSafe(issuer, plain)) {
            throw new IllegalArgumentException(
                    "issuer.url = %s, must be an https URL".formatted(issuer));
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException(
                    "issuer.audience is missing, must be what the issuer's tokens for us are for");
        }
    }

    /// Whether nobody between us and the URL can change what it says.
    boolean isSafe(String url) {
        return isSafe(url, plain);
    }

    private static boolean isSafe(String url, boolean plain) {
        try {
            URI uri = new URI(url);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "");
            String host = Objects.requireNonNullElse(uri.getHost(), "");
            return !host.isEmpty()
                    && (scheme.equals("https")
                            || (plain && scheme.equals("http") && Audience.isLoopback(host)));
        } catch (URISyntaxException e) {
            return false; // no URL at all
        }
    }
}
