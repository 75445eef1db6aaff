package io.tidemill.control.target;

import java.time.Duration;

/// What a deployment promises to requests.
///
/// @param timeout of one request, from its arrival to the end of its answer
/// @param maxConcurrent requests that one instance works on at the same time
/// @param drain how long an instance that leaves may still work on the requests it has
public record RequestLimits(Duration timeout, int maxConcurrent, Duration drain) {

    /// Azure's numbers for a deployment that names none; a leaving instance gets the longest
    /// time-out Azure allows.
    public static final RequestLimits DEFAULT =
            new RequestLimits(Duration.ofSeconds(5), 1, Duration.ofSeconds(180));

    public RequestLimits {
        if (!timeout.isPositive() || maxConcurrent < 1 || drain.isNegative()) {
            throw new IllegalArgumentException(
                    "request limits must be positive: %s, %d, %s"
                            .formatted(timeout, maxConcurrent, drain));
        }
    }
}
