package io.tidemill.control.metric;

import java.time.Duration;
import java.time.Instant;

/// How long one kept bucket is, and for how long it is kept in memory. Buckets start at multiples
/// of their length in UTC.
public enum Resolution {
    /// For rules that must be quick, and for looking closely at the last half hour.
    TEN_SECONDS(Duration.ofSeconds(10), Duration.ofMinutes(30)),
    /// Azure's own.
    MINUTE(Duration.ofMinutes(1), Duration.ofHours(2));

    private final Duration length;
    private final Duration kept;

    // Asked for with every point, and dividing durations takes a thousand times longer.
    private final long seconds;
    private final int capacity;

    Resolution(Duration length, Duration kept) {
        this.length = length;
        this.kept = kept;
        seconds = length.toSeconds();
        capacity = Math.toIntExact(kept.dividedBy(length));
    }

    public Duration length() {
        return length;
    }

    public Duration kept() {
        return kept;
    }

    /// The coarsest resolution from which buckets of that grain can be built: minutes where they
    /// fit.
    public static Resolution under(Duration grain) {
        return grain.toSeconds() % MINUTE.seconds == 0 ? MINUTE : TEN_SECONDS;
    }

    /// The number of the bucket that holds the moment, counted from the epoch.
    long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), seconds);
    }

    /// When the bucket of that number begins.
    Instant start(long slot) {
        return Instant.ofEpochSecond(slot * seconds);
    }

    /// The most buckets that are kept.
    int capacity() {
        return capacity;
    }
}
