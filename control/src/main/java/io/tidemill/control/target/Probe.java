package io.tidemill.control.target;

import java.time.Duration;

/// How often an instance is asked how it is, and how many answers in a row change what we believe.
///
/// An instance that has never been ready is asked several times a second instead, from its start
/// on, so that it gets requests as soon as it can; how long it may take is the runtime's start
/// time-out.
///
/// @param initialDelay between the first readiness and the first question about liveness
/// @param timeout of one question
/// @param successThreshold good answers in a row that make a failing instance good again
/// @param failureThreshold bad answers in a row that make a good instance a failing one
public record Probe(
        Duration initialDelay,
        Duration period,
        Duration timeout,
        int successThreshold,
        int failureThreshold) {

    /// Azure's numbers for a deployment that names none.
    public static final Probe DEFAULT =
            new Probe(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(2), 1, 30);

    public Probe {
        if (initialDelay.isNegative() || !period.isPositive() || !timeout.isPositive()) {
            throw new IllegalArgumentException("a probe needs a positive period and timeout");
        }
        if (successThreshold < 1 || failureThreshold < 1) {
            throw new IllegalArgumentException("a probe needs thresholds of at least 1");
        }
    }
}
