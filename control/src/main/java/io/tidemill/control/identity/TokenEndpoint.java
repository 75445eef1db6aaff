package io.tidemill.control.identity;

import io.tidemill.control.identity.ClientSecrets.Check;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.time.Duration;
import java.util.Optional;

/// Gives an access token to a client that proves who it is: OAuth's client credentials grant.
final class TokenEndpoint {
    private static final String GRANT = "client_credentials";

    private final ClientSecrets secrets;
    private final AccessTokens tokens;

    TokenEndpoint(ClientSecrets secrets, AccessTokens tokens) {
        this.secrets = secrets;
        this.tokens = tokens;
    }

    /// The answer to a request that was sent to the token endpoint of the authority.
    ArmResponse answer(ArmRequest request, Authority authority) {
        TokenRequest wanted = TokenRequest.of(request);
        return problem(wanted, authority)
                .map(OAuthError::response)
                .orElseGet(() -> grant(wanted, authority));
    }

    private static Optional<OAuthError> problem(TokenRequest wanted, Authority authority) {
        if (wanted.grant().isEmpty()) {
            return refuse(
                    "invalid_request",
                    "The body must be a form with grant_type, client_id, client_secret and scope or resource.");
        }
        if (!wanted.grant().equals(GRANT)) {
            return refuse("unsupported_grant_type", "The only grant_type here is " + GRANT + ".");
        }
        if (wanted.audiences().size() != 1) {
            return refuse(
                    "invalid_scope",
                    "The scope must name one resource, such as %s/.default."
                            .formatted(authority.origin()));
        }
        return Audience.isGiven(wanted.audiences().getFirst(), authority.issuer())
                ? Optional.empty()
                : refuse(
                        "invalid_resource",
                        "Tokens are given for https://management.azure.com/, https://ml.azure.com and %s/ only."
                                .formatted(authority.origin()));
    }

    private static Optional<OAuthError> refuse(String error, String description) {
        return Optional.of(OAuthError.badRequest(error, description));
    }

    private ArmResponse grant(TokenRequest wanted, Authority authority) {
        return switch (secrets.check(wanted.client(), wanted.secret())) {
            case Check.Proved(ServicePrincipal client) ->
                    granted(
                            tokens.issue(
                                    client, authority.issuer(), wanted.audiences().getFirst()));
            case Check.Refused() -> OAuthError.invalidClient().response();
            case Check.Bounded(Duration pause) -> OAuthError.tooManyGuesses(pause).response();
        };
    }

    private static ArmResponse granted(AccessTokens.Issued token) {
        return ArmResponse.ok(
                        ArmJson.object()
                                .put("token_type", "Bearer")
                                .put("expires_in", token.seconds())
                                .put("ext_expires_in", token.seconds())
                                .put("expires_on", Long.toString(token.end().getEpochSecond()))
                                .put("access_token", token.text()))
                .with("Cache-Control", "no-store");
    }
}
