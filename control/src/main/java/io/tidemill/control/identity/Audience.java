package io.tidemill.control.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// The service that an access token is meant for, as Azure's clients name it: an absolute URL with
/// any number of slashes at its end.
final class Audience {
    /// Clients that know nothing of us ask for the names of the public cloud.
    private static final Set<String> PUBLIC_HOSTS =
            Set.of("management.azure.com", "management.core.windows.net", "monitoring.azure.com");

    private static final String MODELS_HOST = "ml.azure.com";

    private static final String DEFAULT_SCOPE = "/.default";

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Audience() {}

    /// The audience that a scope ending in `/.default` asks for.
    static String ofScope(String scope) {
        return scope.endsWith(DEFAULT_SCOPE)
                ? scope.substring(0, scope.length() - DEFAULT_SCOPE.length())
                : scope;
    }

    /// Whether tokens of an issuer may be meant for the audience: for Azure's management services,
    /// and for whatever is on the issuer's own host.
    ///
    /// Ports do not matter, and all names of this machine itself are one host, because a token must
    /// be good at each of our addresses, whichever it was asked for at.
    static boolean isOurs(String audience, String issuer) {
        String host = host(audience);
        return PUBLIC_HOSTS.contains(host) || (!host.isEmpty() && host.equals(host(issuer)));
    }

    /// Whether the authority gives tokens for it: for what is [#isOurs], and for calling models,
    /// which opens nothing else.
    static boolean isGiven(String audience, String issuer) {
        return isOurs(audience, issuer) || host(audience).equals(MODELS_HOST);
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static String host(String url) {
        try {
            URI uri = new URI(url);
            String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
            return isLoopback(host) ? "localhost" : host;
        } catch (URISyntaxException e) {
            return ""; // no URL names no host
        }
    }
}
