package io.tidemill.control.metric;

import io.tidemill.engine.metric.Buckets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// One series at every resolution. Any thread may call it; a call holds its lock for some array
/// accesses.
final class StoredSeries {

    /// Guarded by this.
    private final Map<Resolution, Track> tracks = new EnumMap<>(Resolution.class);

    StoredSeries() {
        for (var resolution : Resolution.values()) {
            tracks.put(resolution, new Track(resolution));
        }
    }

    synchronized void add(Instant at, Bucket bucket) {
        tracks.values().forEach(track -> track.add(at, bucket));
    }

    synchronized void add(Resolution resolution, Instant at, Bucket bucket) {
        track(resolution).add(at, bucket);
    }

    synchronized Optional<Buckets> read(Resolution resolution, Instant from, Instant to) {
        return track(resolution).read(from, to);
    }

    synchronized boolean isStale(Instant now) {
        return tracks.values().stream().allMatch(track -> track.isStale(now));
    }

    private Track track(Resolution resolution) {
        return tracks.computeIfAbsent(resolution, Track::new);
    }
}
