package io.tidemill.cli.load;

import java.time.Duration;

/// A load's clock: time since the load began, and waiting for a moment of it.
public interface Pacer {

    /// Time since the start.
    Duration elapsed();

    /// Returns at `moment` after the start, at once when that has passed.
    void awaitUntil(Duration moment) throws InterruptedException;

    /// A pacer of real time that starts now.
    static Pacer startingNow() {
        long start = System.nanoTime();
        return new Pacer() {
            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime() - start);
            }

            @Override
            public void awaitUntil(Duration moment) throws InterruptedException {
                Thread.sleep(moment.minus(elapsed()));
            }
        };
    }
}
