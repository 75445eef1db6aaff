package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Where points go to stay when memory lets them go, and where they come from after a restart.
///
/// Any thread may call it.
public interface MetricArchive {

    /// Keeps nothing.
    MetricArchive NONE = new NoArchive();

    /// Takes a point to keep. Never waits.
    void add(Point point);

    /// All series of the metric over the window, in buckets of its grain. What was added during the
    /// last minutes may be missing: memory has it.
    List<Series> read(MetricKey metric, Window window, Until until);

    /// All series of the resource that have minutes.
    List<SeriesKey> series(String resourceId);

    /// Tells of what memory would hold, were there no restart: of each resolution as much as is
    /// kept, seen from that moment.
    ///
    /// @param memory where the points of a series go; asked once for each
    void replay(Instant now, Function<SeriesKey, Recorder> memory);

    /// Takes the points of one series.
    @FunctionalInterface
    interface Recorder {
        /// See [Point] for what these are.
        void add(Set<Resolution> resolutions, Instant at, Bucket bucket);
    }

    /// What a reader looks at.
    ///
    /// @param from inclusive
    /// @param to exclusive
    /// @param grain whole minutes
    record Window(Instant from, Instant to, Duration grain) {

        /// When the first bucket begins: the last whole grain that is not after the window's
        /// beginning.
        public Instant start() {
            return Instant.ofEpochSecond(
                    Math.floorDiv(from.getEpochSecond(), grain.toSeconds()) * grain.toSeconds());
        }

        public boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        /// The bucket that holds the moment.
        public int slot(Instant at) {
            long seconds = at.getEpochSecond() - start().getEpochSecond();
            return Math.toIntExact(seconds / grain.toSeconds());
        }

        /// How many buckets it takes.
        public int slots() {
            return slot(to.minusNanos(1)) + 1;
        }
    }

    /// From when on a series is not asked for, because memory has all of it.
    @FunctionalInterface
    interface Until {
        Instant of(Map<String, String> dimensions);
    }
}
