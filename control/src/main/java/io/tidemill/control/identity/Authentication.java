package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.util.Optional;
import java.util.function.Function;

/// The filter that lets only callers with a good bearer token through; all others get a 401.
public final class Authentication implements ArmHandler {
    private static final String SCHEME = "Bearer ";

    private final ArmHandler next;
    private final Function<String, Optional<Principal>> bearer;

    /// A filter before the handler.
    ///
    /// @param bearer whose token a text is; empty for one that is no good token
    public Authentication(ArmHandler next, Function<String, Optional<Principal>> bearer) {
        this.next = next;
        this.bearer = bearer;
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        String authorization = request.header("authorization").orElse("");
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refuse("The 'Authorization' header with a bearer token is missing.");
        }
        return bearer.apply(authorization.substring(SCHEME.length()).strip())
                .map(caller -> as(caller, request))
                .orElseGet(() -> refuse("The access token is invalid."));
    }

    private ArmResponse as(Principal caller, ArmRequest request) {
        return ScopedValue.where(Caller.CURRENT, caller).call(() -> next.handle(request));
    }

    private static ArmResponse refuse(String why) {
        return ArmResponse.of(
                        ArmError.of(401, "AuthenticationFailed", "Authentication failed. " + why))
                .with("WWW-Authenticate", "Bearer realm=\"tidemill\", error=\"invalid_token\"");
    }
}
