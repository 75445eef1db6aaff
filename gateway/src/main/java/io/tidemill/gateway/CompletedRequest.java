package io.tidemill.gateway;

import java.time.Duration;

/// One request that came to its end, as the gateway saw it.
///
/// `status` is the status the client was sent, or [#CLIENT_LEFT] when it left before there was one.
/// `duration` runs from the request's head to the last byte handed to the client. The bytes are
/// those of the bodies alone.
public record CompletedRequest(
        Reach reach, int status, Ending ending, Duration duration, long bytesIn, long bytesOut) {

    /// The status of a request whose client left before an answer began. It is never sent.
    public static final int CLIENT_LEFT = 499;

    /// How a request ended.
    public enum Ending {
        /// The client was sent a whole answer, good or bad.
        ANSWERED,
        /// The client went away first.
        ABANDONED,
        /// The answer had begun and could not be brought to its end.
        TRUNCATED
    }
}
