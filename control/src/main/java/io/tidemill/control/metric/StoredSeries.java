package io.tidemill.control.metric;

import io.tidemill.engine.metric.Buckets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One series at every resolution. Any thread may call it; a call holds its lock for some array
/// accesses.
final class StoredSeries {

    /// Both guarded by this.
    private final Track tenSeconds = new Track(Resolution.TEN_SECONDS);

    private final Track minutes = new Track(Resolution.MINUTE);

    synchronized void add(Set<Resolution> resolutions, Instant at, Bucket bucket) {
        resolutions.forEach(resolution -> track(resolution).add(at, bucket));
    }

    synchronized Optional<Buckets> read(Resolution resolution, Instant from, Instant to) {
        return track(resolution).read(from, to);
    }

    /// The newest bucket of the minutes, or of ten seconds when that one began later.
    synchronized Optional<Latest> latest() {
        var fine = tenSeconds.latest();
        var minute = minutes.latest();
        var isFineNewer =
                fine.isPresent()
                        && minute.filter(other -> other.start().isAfter(fine.get().start()))
                                .isEmpty();
        return isFineNewer ? fine : minute;
    }

    /// All minutes that were ever added from this moment on are held.
    synchronized Instant wholeSince() {
        return minutes.wholeSince();
    }

    synchronized void reachBack(Instant now) {
        tenSeconds.reachBack(now.minus(Resolution.TEN_SECONDS.kept()));
        minutes.reachBack(now.minus(Resolution.MINUTE.kept()));
    }

    synchronized boolean isStale(Instant now) {
        return tenSeconds.isStale(now) && minutes.isStale(now);
    }

    private Track track(Resolution resolution) {
        return switch (resolution) {
            case TEN_SECONDS -> tenSeconds;
            case MINUTE -> minutes;
        };
    }
}
