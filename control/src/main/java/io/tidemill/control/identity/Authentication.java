package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.util.function.Predicate;

/// The filter that lets only callers with a good bearer token through; all others get a 401.
public final class Authentication implements ArmHandler {
    private static final String SCHEME = "Bearer ";

    private final ArmHandler next;
    private final Predicate<String> isAdministrator;

    /// A filter before the handler.
    ///
    /// @param isAdministrator whether a token is the administrator's
    public Authentication(ArmHandler next, Predicate<String> isAdministrator) {
        this.next = next;
        this.isAdministrator = isAdministrator;
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        String authorization = request.header("authorization").orElse("");
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refuse("The 'Authorization' header with a bearer token is missing.");
        }
        if (!isAdministrator.test(authorization.substring(SCHEME.length()).strip())) {
            return refuse("The access token is invalid.");
        }
        return ScopedValue.where(Caller.CURRENT, "administrator").call(() -> next.handle(request));
    }

    private static ArmResponse refuse(String why) {
        return ArmResponse.of(
                        ArmError.of(401, "AuthenticationFailed", "Authentication failed. " + why))
                .with("WWW-Authenticate", "Bearer realm=\"tidemill\", error=\"invalid_token\"");
    }
}
