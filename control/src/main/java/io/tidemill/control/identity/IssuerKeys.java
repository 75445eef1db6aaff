package io.tidemill.control.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import io.tidemill.control.rest.ArmJson;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Fetches the public keys of an outside issuer: first its discovery document, then the keys that
/// this names.
///
/// The keys are kept for an hour. A token with a key that is not among them makes us look again, at
/// most twice in half a minute, so that nobody can make us a nuisance to the issuer.
final class IssuerKeys implements ResourceRetriever {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 18;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofDays(1);

    private final IssuerTrust trust;
    private final ResourceRetriever http;

    private IssuerKeys(IssuerTrust trust) {
        this.trust = trust;
        http = new DefaultResourceRetriever(millis(CONNECT), millis(READ), LARGEST);
    }

    /// The keys of the issuer, of which none is fetched before one is needed.
    static JWKSource<SecurityContext> of(IssuerTrust trust) {
        return JWKSourceBuilder.<SecurityContext>create(
                        discovery(trust.issuer()), new IssuerKeys(trust))
                .cache(KEPT.toMillis(), CONNECT.plus(READ).multipliedBy(2).toMillis())
                .refreshAheadCache(false)
                .rateLimited(LOOK.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    @Override
    public Resource retrieveResource(URL discovery) throws IOException {
        JsonNode document = read(http.retrieveResource(discovery));
        if (!document.path("issuer").asString("").equals(trust.issuer())) {
            throw new IOException(discovery + " is the document of another issuer");
        }
        String keys = document.path("jwks_uri").asString("");
        if (!trust.isSafe(keys)) {
            throw new IOException(discovery + " names keys without TLS: " + keys);
        }
        return http.retrieveResource(URI.create(keys).toURL());
    }

    private static JsonNode read(Resource resource) throws IOException {
        try {
            return ArmJson.read(resource.getContent());
        } catch (IllegalArgumentException e) {
            throw new IOException("The discovery document is not JSON.", e);
        }
    }

    private static URL discovery(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            return URI.create(base + DISCOVERY).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("issuer.url = " + issuer + ", must be a URL", e);
        }
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
