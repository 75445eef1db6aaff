package io.tidemill.control.metric;

import java.time.Instant;
import java.util.Set;

/// Samples of one series that are to be added to what is there.
///
/// @param resolutions at which they count
/// @param at a moment in the bucket that they belong to
public record Point(SeriesKey key, Set<Resolution> resolutions, Instant at, Bucket bucket) {

    /// Of one sample set that counts at every resolution.
    public static final Set<Resolution> EVERYWHERE =
            Set.of(Resolution.TEN_SECONDS, Resolution.MINUTE);

    public Point {
        resolutions = Set.copyOf(resolutions);
    }

    Point(SeriesKey key, Resolution resolution, Instant at, Bucket bucket) {
        this(key, Set.of(resolution), at, bucket);
    }
}
