package io.tidemill.control;

/// Where metrics come from beside our own, and who may look at them.
///
/// @param openToThisMachine whether programs on this machine read `/metrics` without a token
public record MetricsConfig(boolean openToThisMachine) {
    /// Nobody without a token.
    public static final MetricsConfig DEFAULT = new MetricsConfig(false);
}
