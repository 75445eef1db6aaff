package io.tidemill.control.target;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for something that other threads or processes bring about, no longer than needed and never
/// for ever.
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    static void see(BooleanSupplier condition, Supplier<String> otherwise) {
        see(PATIENCE, condition, otherwise);
    }

    static void see(Duration patience, BooleanSupplier condition, Supplier<String> otherwise) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience + ": " + otherwise.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
