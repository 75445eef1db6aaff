package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.RequestId;
import java.time.Duration;

/// The token endpoint's way to say no. Clients show the description to the person who waits.
///
/// @param error one of the words of OAuth 2
record OAuthError(int status, String error, String description) {
    static OAuthError badRequest(String error, String description) {
        return new OAuthError(400, error, description);
    }

    /// One answer for an unknown client and for a wrong secret, so that nobody learns which.
    static OAuthError invalidClient() {
        return new OAuthError(
                401,
                "invalid_client",
                "The client id is unknown here, or the client secret is wrong or has expired.");
    }

    static OAuthError tooManyGuesses(Duration pause) {
        return new OAuthError(
                429,
                "temporarily_unavailable",
                "Too many wrong secrets were sent for this client id. Try again in %d seconds."
                        .formatted(pause.toSeconds() + 1));
    }

    ArmResponse response() {
        return ArmResponse.json(
                        status,
                        ArmJson.object()
                                .put("error", error)
                                .put("error_description", description)
                                .put("correlation_id", RequestId.current()))
                .with("Cache-Control", "no-store");
    }
}
