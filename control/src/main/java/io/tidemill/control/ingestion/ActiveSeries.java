package io.tidemill.control.ingestion;

import io.tidemill.control.metric.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The series of each subscription that got a point lately, up to a limit. A restart forgets them.
/// Any thread may call it.
final class ActiveSeries {

    /// How long nobody looks again for series that are not active any more.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final int most;
    private final Map<String, Subscription> subscriptions = new HashMap<>();

    /// @param most of one subscription
    ActiveSeries(int most) {
        this.most = most;
    }

    /// What a point means to its series.
    enum Standing {
        ACTIVE,
        NEW,
        ONE_TOO_MANY
    }

    /// Takes note of a point; not of one too many.
    synchronized Standing touch(SeriesKey series, Instant now) {
        return subscription(series).touch(series, now, most);
    }

    /// Takes back the note of a series that got no point after all.
    synchronized void drop(SeriesKey series) {
        subscription(series).seen.remove(series);
    }

    private Subscription subscription(SeriesKey series) {
        var id = series.metric().resourceId().split("/", 4)[2].toLowerCase(Locale.ROOT);
        return subscriptions.computeIfAbsent(id, _ -> new Subscription());
    }

    /// Guarded by what it belongs to.
    private static final class Subscription {

        private final Map<SeriesKey, Instant> seen = new HashMap<>();
        private Instant purged = Instant.MIN;

        Standing touch(SeriesKey series, Instant now, int most) {
            if (seen.replace(series, now) != null) {
                return Standing.ACTIVE;
            }
            if (seen.size() >= most) {
                purge(now);
            }
            if (seen.size() >= most) {
                return Standing.ONE_TOO_MANY;
            }
            seen.put(series, now);
            return Standing.NEW;
        }

        private void purge(Instant now) {
            if (purged.isBefore(now.minus(PAUSE))) {
                purged = now;
                seen.values().removeIf(last -> last.isBefore(now.minus(PointLimits.ACTIVE)));
            }
        }
    }
}
