package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;

/// The filter that lets only callers with a good bearer token through; all others get a 401.
public final class Authentication implements ArmHandler {
    private static final String SCHEME = "Bearer ";
    private static final TokenCheck.Bad MISSING =
            new TokenCheck.Bad(
                    "AuthenticationFailed",
                    "Authentication failed: the Authorization header has no bearer token.");
    private static final TokenCheck.Bad INVALID =
            new TokenCheck.Bad("InvalidAuthenticationToken", "The access token is invalid.");

    private final ArmHandler next;
    private final Bearer bearer;

    /// A filter before the handler.
    public Authentication(ArmHandler next, Bearer bearer) {
        this.next = next;
        this.bearer = bearer;
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        return switch (check(request.header("authorization").orElse(""), bearer)) {
            case TokenCheck.Good(Principal caller) -> as(caller, request);
            case TokenCheck.Bad bad -> refuse(bad, request);
            case TokenCheck.Unknown() -> refuse(INVALID, request);
        };
    }

    static TokenCheck check(String authorization, Bearer bearer) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? bearer.check(authorization.substring(SCHEME.length()).strip())
                : MISSING;
    }

    private ArmResponse as(Principal caller, ArmRequest request) {
        return ScopedValue.where(Caller.CURRENT, caller).call(() -> next.handle(request));
    }

    /// Names the authority that gives tokens, as Azure does.
    private static ArmResponse refuse(TokenCheck.Bad bad, ArmRequest request) {
        String challenge =
                "Bearer authorization_uri=\"%s/%s\", error=\"invalid_token\", error_description=\"%s\""
                        .formatted(request.origin(), Tenant.ID, bad.why());
        return ArmResponse.of(ArmError.of(401, bad.code(), bad.why()))
                .with("WWW-Authenticate", challenge);
    }
}
