package io.tidemill.cli.replay;

import java.time.Instant;

/// The span of time that rows cover, and how far apart they are: the shortest step from one row to
/// a later one next to it, or a minute where no two rows differ.
final class Coverage {
    private static final long USUAL_STEP = 60;

    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long previous = Long.MAX_VALUE;
    private long step = Long.MAX_VALUE;

    void add(long epochSecond) {
        first = Math.min(first, epochSecond);
        last = Math.max(last, epochSecond);
        if (epochSecond > previous) {
            step = Math.min(step, epochSecond - previous);
        }
        previous = epochSecond;
    }

    boolean isEmpty() {
        return first > last;
    }

    Instant first() {
        return Instant.ofEpochSecond(first);
    }

    /// The end of the last sample.
    Instant end() {
        return Instant.ofEpochSecond(last + (step == Long.MAX_VALUE ? USUAL_STEP : step));
    }
}
