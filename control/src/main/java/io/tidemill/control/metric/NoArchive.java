package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// The archive of those who remember nothing but what is in memory.
final class NoArchive implements MetricArchive {

    @Override
    public void add(Point point) {}

    @Override
    public List<Series> read(MetricKey metric, Window window, Until until) {
        return List.of();
    }

    @Override
    public List<SeriesKey> series(String resourceId) {
        return List.of();
    }

    @Override
    public void replay(Instant now, Function<SeriesKey, Recorder> memory) {}
}
