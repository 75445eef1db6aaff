package io.tidemill.control.archive;

import java.time.Instant;

/// Hours counted from the epoch.
final class Hours {
    static final int SECONDS = 3600;

    private Hours() {}

    static int of(Instant at) {
        return of(at.getEpochSecond());
    }

    static int of(long second) {
        return Math.toIntExact(Math.floorDiv(second, SECONDS));
    }

    static Instant start(int hour) {
        return Instant.ofEpochSecond((long) hour * SECONDS);
    }

    /// The minute of its hour that a second lies in.
    static int minute(long second) {
        return Math.floorMod(second, SECONDS) / 60;
    }
}
