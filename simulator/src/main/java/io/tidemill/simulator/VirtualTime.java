package io.tidemill.simulator;

import java.time.Instant;
import java.time.InstantSource;

/// The time of a simulation: it stands still until it is moved. It belongs to one thread.
public final class VirtualTime implements InstantSource {
    private Instant now;

    public VirtualTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Makes it `then`, which may also lie in the past, as when a clock is corrected.
    public void moveTo(Instant then) {
        now = then;
    }
}
