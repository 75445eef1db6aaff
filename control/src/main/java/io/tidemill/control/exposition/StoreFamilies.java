package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tidemill.control.archive.PointArchive;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.store.Database;
import java.time.Instant;
import java.util.List;

/// How the stores keep up.
public record StoreFamilies(Database database, MetricStore metrics, PointArchive archive)
        implements Exposed {
    private static final double NANOS_A_SECOND = 1e9;
    private static final Family LAG =
            new Family(
                    "tidemill_store_write_lag_seconds",
                    "How long the oldest write has waited that is not durable yet.");
    private static final Family REFUSED =
            new Family(
                    "tidemill_metric_points_refused",
                    "Points that were not kept because their resource had too many series already.");
    private static final Family WAITING =
            new Family("tidemill_metric_points_waiting", "Points that are not on disk yet.");
    private static final Family DROPPED =
            new Family(
                    "tidemill_metric_points_dropped",
                    "Points that never came to the disk, because too many waited.");

    @Override
    public List<MetricSnapshot> families(Instant now) {
        return List.of(
                LAG.gauge(database.writeLag().toNanos() / NANOS_A_SECOND),
                REFUSED.counter((double) metrics.refused()),
                WAITING.gauge(archive.waiting()),
                DROPPED.counter((double) archive.dropped()));
    }
}
