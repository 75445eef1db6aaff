package io.tidemill.control.egress;

import java.time.Duration;

/// How long a call may take.
///
/// @param connect until the connection stands
/// @param total from the look-up of the name to the head of the answer
public record EgressLimits(Duration connect, Duration total) {
    public static final EgressLimits DEFAULT =
            new EgressLimits(Duration.ofSeconds(5), Duration.ofSeconds(15));
}
