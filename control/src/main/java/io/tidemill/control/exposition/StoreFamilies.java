package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.store.Database;
import java.time.Instant;
import java.util.List;

/// How the stores keep up.
public record StoreFamilies(Database database, MetricStore metrics) implements Exposed {
    private static final double NANOS_A_SECOND = 1e9;
    private static final Family LAG =
            new Family(
                    "tidemill_store_write_lag_seconds",
                    "How long the oldest write has waited that is not durable yet.");
    private static final Family REFUSED =
            new Family(
                    "tidemill_metric_points_refused",
                    "Points that were not kept because their resource had too many series already.");

    @Override
    public List<MetricSnapshot> families(Instant now) {
        return List.of(
                LAG.gauge(database.writeLag().toNanos() / NANOS_A_SECOND),
                REFUSED.counter((double) metrics.refused()));
    }
}
