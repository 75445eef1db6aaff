package io.tidemill.control.identity;

import com.nimbusds.jose.jwk.JWKSet;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The token authority on the wire, in the dialects of AD FS and of Entra: discovery documents,
/// public keys and the token endpoint. All of it answers without a token.
final class AuthorityRoutes {
    private static final Pattern FIRST_SEGMENT = Pattern.compile("/([\\w.-]+)/.*");

    private final TokenEndpoint endpoint;
    private final SigningKeys keys;
    private final InstantSource clock;

    AuthorityRoutes(TokenEndpoint endpoint, SigningKeys keys, InstantSource clock) {
        this.endpoint = endpoint;
        this.keys = keys;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.unversioned(
                        "GET /adfs/.well-known/openid-configuration",
                        request -> configuration(Authority.adfs(request))),
                Route.unversioned(
                        "GET /adfs/{name}/.well-known/openid-configuration",
                        request -> configuration(Authority.adfs(request))),
                Route.unversioned(
                        "GET /{tenant}/v2.0/.well-known/openid-configuration",
                        request -> configuration(Authority.of(request))),
                Route.unversioned("GET /{tenant}/discovery/instance", AuthorityRoutes::instance),
                Route.unversioned("GET /{tenant}/discovery/keys", this::publicKeys),
                Route.unversioned("GET /{tenant}/discovery/v2.0/keys", this::publicKeys),
                Route.unversioned("POST /{tenant}/oauth2/token", this::token),
                Route.unversioned("POST /{tenant}/oauth2/v2.0/token", this::token));
    }

    private ArmResponse token(ArmRequest request) {
        return endpoint.answer(request, Authority.of(request));
    }

    private static ArmResponse configuration(Authority authority) {
        return ArmResponse.ok(authority.configuration());
    }

    private ArmResponse publicKeys(ArmRequest request) {
        var set = new JWKSet(List.copyOf(keys.verifiers(clock.instant())));
        return ArmResponse.ok(ArmJson.read(set.toString(true)));
    }

    /// Tells a client that does not know this host that it is an authority, and all of its own.
    private static ArmResponse instance(ArmRequest request) {
        String asked = request.parameter("authorization_endpoint").orElse("");
        String host = host(request.origin());
        ObjectNode json =
                ArmJson.object()
                        .put(
                                "tenant_discovery_endpoint",
                                request.origin()
                                        + "/"
                                        + tenant(asked)
                                        + "/v2.0/.well-known/openid-configuration")
                        .put("api-version", request.parameter("api-version").orElse("1.1"));
        json.putArray("metadata")
                .addObject()
                .put("preferred_network", host)
                .put("preferred_cache", host)
                .putArray("aliases")
                .add(host);
        return ArmResponse.ok(json);
    }

    private static String tenant(String authorizationEndpoint) {
        try {
            String path = Objects.requireNonNullElse(new URI(authorizationEndpoint).getPath(), "");
            Matcher matcher = FIRST_SEGMENT.matcher(path);
            return matcher.matches() ? matcher.group(1) : Tenant.ID;
        } catch (URISyntaxException e) {
            return Tenant.ID; // nothing that could name a tenant
        }
    }

    private static String host(String origin) {
        return origin.substring(origin.indexOf("//") + 2);
    }
}
