package io.tidemill.control.otlp;

import io.tidemill.control.metric.SeriesKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns totals since a start into what came since the last one. Any thread may call it.
///
/// The first total of a series tells nothing but where to count from, unless it started after we
/// did: then all of it is new. A total with a later start, or a smaller one, started anew.
final class Deltas {

    private static final int MOST = 50_000;

    private final Instant watchedSince;

    /// The ones that changed last, the oldest first; guarded by this.
    private final SequencedMap<SeriesKey, Reading> last = new LinkedHashMap<>();

    Deltas(Instant watchedSince) {
        this.watchedSince = watchedSince;
    }

    /// A total as it was at one moment.
    ///
    /// @param start of counting; the epoch where it is not known
    record Reading(Instant start, Instant at, Total total) {}

    /// What came since the last reading of the series; empty when that is not known, or when this
    /// reading is not newer.
    synchronized Optional<Total> delta(SeriesKey series, Reading reading) {
        var before = last.get(series);
        if (before == null) {
            keep(series, reading);
            return reading.start.isBefore(watchedSince)
                    ? Optional.empty()
                    : Optional.of(reading.total);
        }
        if (!reading.at.isAfter(before.at)) {
            return Optional.empty();
        }
        keep(series, reading);
        return reading.start.isAfter(before.start)
                ? Optional.of(reading.total)
                : reading.total.since(before.total).or(() -> Optional.of(reading.total));
    }

    private void keep(SeriesKey series, Reading reading) {
        last.putLast(series, reading);
        if (last.size() > MOST) {
            last.pollFirstEntry();
        }
    }
}
