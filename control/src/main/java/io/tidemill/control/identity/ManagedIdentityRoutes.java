package io.tidemill.control.identity;

import io.tidemill.control.identity.ClientSecrets.Check;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tokens for programs that are told by their environment where to get one, as on Azure's own
/// machines. Clients take them without TLS.
///
/// `/identity/{client id}/token` wants a secret of the client in a header, in the forms of
/// `IDENTITY_ENDPOINT` and `MSI_ENDPOINT`. The instance metadata endpoint cannot know who asks: it
/// gives tokens only of the one client that an operator chose for it.
final class ManagedIdentityRoutes {
    private final ClientSecrets secrets;
    private final AccessTokens tokens;
    private final ServicePrincipals principals;
    private final String instanceClient;

    ManagedIdentityRoutes(
            ClientSecrets secrets,
            AccessTokens tokens,
            ServicePrincipals principals,
            String instanceClient) {
        this.secrets = secrets;
        this.tokens = tokens;
        this.principals = principals;
        this.instanceClient = instanceClient;
    }

    List<Route> routes() {
        return List.of(
                Route.unversioned("GET /identity/{client}/token", this::bySecret),
                Route.unversioned("GET /metadata/identity/oauth2/token", this::byPlace));
    }

    private ArmResponse bySecret(ArmRequest request) {
        String secret =
                request.header("x-identity-header").or(() -> request.header("secret")).orElse("");
        return problem(request)
                .map(OAuthError::response)
                .orElseGet(() -> bySecret(request, secret));
    }

    private ArmResponse bySecret(ArmRequest request, String secret) {
        return switch (secrets.check(request.variable("client"), secret)) {
            case Check.Proved(ServicePrincipal client) -> grant(request, client);
            case Check.Refused() -> OAuthError.invalidClient().response();
            case Check.Bounded(Duration pause) -> OAuthError.tooManyGuesses(pause).response();
        };
    }

    /// A browser sends no such header by itself, and a proxy in between adds another: neither is a
    /// program on this machine.
    private ArmResponse byPlace(ArmRequest request) {
        boolean direct =
                request.header("metadata").filter("true"::equalsIgnoreCase).isPresent()
                        && request.header("x-forwarded-for").isEmpty();
        if (!direct) {
            return OAuthError.badRequest(
                            "invalid_request",
                            "The header Metadata: true is missing, or a proxy sent this.")
                    .response();
        }
        return problem(request)
                .map(OAuthError::response)
                .or(() -> instance().map(client -> grant(request, client)))
                .orElseGet(() ->
                        OAuthError.badRequest(
                                        "invalid_request",
                                        "No identity is set for this machine: identity.instance.client names the client to be.")
                                .response());
    }

    private Optional<ServicePrincipal> instance() {
        return instanceClient.isEmpty() ? Optional.empty() : principals.ofApp(instanceClient);
    }

    private static Optional<OAuthError> problem(ArmRequest request) {
        String issuer = Authority.standard(request).issuer();
        return Audience.isGiven(resource(request), issuer)
                ? Optional.empty()
                : Optional.of(
                        OAuthError.badRequest(
                                "invalid_resource",
                                "The parameter resource must be https://management.azure.com/ or a URL of this host."));
    }

    private ArmResponse grant(ArmRequest request, ServicePrincipal client) {
        String resource = resource(request);
        AccessTokens.Issued token =
                tokens.issue(client, Authority.standard(request).issuer(), resource);
        return ArmResponse.ok(
                        ArmJson.object()
                                .put("access_token", token.text())
                                .put("client_id", client.appId())
                                .put("expires_in", Long.toString(token.seconds()))
                                .put("expires_on", Long.toString(token.end().getEpochSecond()))
                                .put("not_before", Long.toString(token.start().getEpochSecond()))
                                .put("resource", resource)
                                .put("token_type", "Bearer"))
                .with("Cache-Control", "no-store");
    }

    private static String resource(ArmRequest request) {
        return request.parameter("resource").orElse("");
    }
}
