package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Where points go to stay when memory lets them go, and where they come from after a restart.
///
/// Any thread may call it.
public interface MetricArchive {

    /// Keeps nothing.
    MetricArchive NONE = new NoArchive();

    /// Takes a point to keep. Never waits.
    void add(Point point);

    /// The minutes of `[from, to)` of all series of the metric. What was added during the last
    /// minutes may be missing: memory has it.
    List<Series> minutes(MetricKey metric, Instant from, Instant to);

    /// All series of the resource that have minutes.
    List<SeriesKey> series(String resourceId);

    /// Tells of what memory would hold, were there no restart: of each resolution as much as is
    /// kept, seen from that moment.
    void replay(Instant now, Consumer<Point> memory);
}
