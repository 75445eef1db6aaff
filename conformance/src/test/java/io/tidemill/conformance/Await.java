package io.tidemill.conformance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for something that the running product does in its own time.
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /// Returns as soon as the condition holds, and fails at the deadline.
    static void until(String what, Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + deadline + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
