package io.tidemill.control;

import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.prometheus.PrometheusServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where metrics come from and stay, and who may look at ours.
///
/// @param delay how far the newest bucket that a rule reads lies back, zero or more
/// @param keeping how our own are kept
/// @param openToThisMachine whether programs on this machine read `/metrics` without a token
/// @param prometheus servers that rules may look at
public record MetricsConfig(
        Duration delay,
        Keeping keeping,
        boolean openToThisMachine,
        List<PrometheusServer> prometheus) {
    /// No delay, nobody without a token, and no other source.
    public static final MetricsConfig DEFAULT =
            new MetricsConfig(Duration.ZERO, Keeping.DEFAULT, false, List.of());

    public MetricsConfig {
        prometheus = List.copyOf(prometheus);
    }

    /// How metrics are kept.
    ///
    /// @param retention how long minutes are kept
    /// @param seriesLimit how many series a resource may have
    /// @param storage where minutes are kept
    public record Keeping(Duration retention, int seriesLimit, Storage storage) {
        /// 93 days as Azure, in the data folder.
        public static final Keeping DEFAULT =
                new Keeping(
                        Duration.ofDays(93),
                        MetricStore.SERIES_A_RESOURCE,
                        new Storage.InDataFolder());
    }

    /// Where minutes are kept.
    public sealed interface Storage {
        /// In a SQLite file of the data folder.
        record InDataFolder() implements Storage {}

        /// In a PostgreSQL database.
        ///
        /// @param url such as `jdbc:postgresql://host:5432/tidemill`
        /// @param passwordFile whose first line is the password
        record Postgres(String url, String user, Path passwordFile) implements Storage {}
    }
}
