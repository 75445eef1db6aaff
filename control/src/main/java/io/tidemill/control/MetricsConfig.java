package io.tidemill.control;

import io.tidemill.control.prometheus.PrometheusServer;
import java.util.List;

/// Where metrics come from beside our own, and who may look at ours.
///
/// @param openToThisMachine whether programs on this machine read `/metrics` without a token
/// @param prometheus servers that rules may look at
public record MetricsConfig(boolean openToThisMachine, List<PrometheusServer> prometheus) {
    /// Nobody without a token, and no other source.
    public static final MetricsConfig DEFAULT = new MetricsConfig(false, List.of());

    public MetricsConfig {
        prometheus = List.copyOf(prometheus);
    }
}
