package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.RequestId;
import java.time.Duration;

/// The token endpoint's way to say no. Clients show the description to the person who waits.
///
/// @param error one of the words of OAuth 2
/// @param pause after how long the caller may try again; zero when that would not help
record OAuthError(int status, String error, String description, Duration pause) {
    static OAuthError badRequest(String error, String description) {
        return new OAuthError(400, error, description, Duration.ZERO);
    }

    /// One answer for an unknown client and for a wrong secret, so that nobody learns which.
    static OAuthError invalidClient() {
        return new OAuthError(
                401,
                "invalid_client",
                "The client id is unknown here, or the client secret is wrong or has expired.",
                Duration.ZERO);
    }

    static OAuthError tooManyGuesses(Duration pause) {
        return new OAuthError(
                429,
                "temporarily_unavailable",
                "Too many wrong secrets were sent for this client id.",
                pause);
    }

    ArmResponse response() {
        ArmResponse response =
                ArmResponse.json(
                                status,
                                ArmJson.object()
                                        .put("error", error)
                                        .put("error_description", description)
                                        .put("correlation_id", RequestId.current()))
                        .with("Cache-Control", "no-store");
        return pause.isZero()
                ? response
                : response.with("Retry-After", Long.toString(pause.toSeconds() + 1));
    }
}
