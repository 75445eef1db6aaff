package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tidemill.control.exposition.Family.Point;
import io.tidemill.control.metric.SourceReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// How the sources of metrics are doing.
///
/// @param reports one for each source, by different names
public record SourceFamilies(Supplier<List<SourceReport>> reports) implements Exposed {
    private static final double MILLIS_A_SECOND = 1e3;
    private static final Family AGE =
            new Family(
                    "tidemill_metric_source_age_seconds",
                    "Time since the source last gave what was asked of it.");
    private static final Family ERRORS =
            new Family("tidemill_metric_source_errors", "How often the source did not give it.");

    @Override
    public List<MetricSnapshot> families(Instant now) {
        var all = reports.get();
        return List.of(
                AGE.gauge(all.stream().map(one -> new Point(labels(one), age(one, now)))),
                ERRORS.counter(all.stream().map(one -> Point.of(labels(one), one.errors()))));
    }

    private static Labels labels(SourceReport report) {
        return Labels.of("source", report.source());
    }

    private static double age(SourceReport report, Instant now) {
        return Math.max(0, Duration.between(report.newest(), now).toMillis() / MILLIS_A_SECOND);
    }
}
