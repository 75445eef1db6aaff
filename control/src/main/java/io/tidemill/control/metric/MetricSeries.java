package io.tidemill.control.metric;

import io.tidemill.engine.metric.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All series of one metric that are in memory. Any thread may call it.
final class MetricSeries {

    private final Map<Map<String, String>, StoredSeries> all = new ConcurrentHashMap<>();

    /// What was let go altogether had all ended by then.
    private volatile Instant forgottenUntil = Instant.MIN;

    Optional<StoredSeries> find(Map<String, String> dimensions) {
        return Optional.ofNullable(all.get(dimensions));
    }

    StoredSeries make(Map<String, String> dimensions) {
        return all.computeIfAbsent(dimensions, _ -> new StoredSeries());
    }

    List<Series> read(Resolution resolution, Instant from, Instant to) {
        var series = new ArrayList<Series>(all.size());
        all.forEach((dimensions, one) ->
                one.read(resolution, from, to)
                        .ifPresent(buckets -> series.add(new Series(dimensions, buckets))));
        return series;
    }

    /// Whether all minutes from that moment on are here.
    boolean isWholeSince(Instant from) {
        if (all.isEmpty() || from.isBefore(forgottenUntil)) {
            return false;
        }
        for (var one : all.values()) {
            if (one.wholeSince().isAfter(from)) {
                return false;
            }
        }
        return true;
    }

    /// From when on all minutes of the series are here.
    Instant wholeSince(Map<String, String> dimensions) {
        return find(dimensions).map(StoredSeries::wholeSince).orElse(Instant.MAX);
    }

    Optional<Latest> latest(Map<String, String> dimensions) {
        return find(dimensions).flatMap(StoredSeries::latest);
    }

    /// Forgets series that hold nothing any more that would still be kept, and tells which.
    List<Map<String, String>> forget(Instant now) {
        var forgotten = new ArrayList<Map<String, String>>();
        all.forEach((dimensions, one) -> {
            if (one.isStale(now) && all.remove(dimensions, one)) {
                forgotten.add(dimensions);
            }
        });
        if (!forgotten.isEmpty()) {
            forgottenUntil = now.minus(Resolution.MINUTE.kept());
        }
        return forgotten;
    }

    /// What is not here of the time that memory holds is a gap.
    void reachBack(Instant now) {
        all.values().forEach(one -> one.reachBack(now));
    }
}
