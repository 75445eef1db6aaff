package io.tidemill.engine.metric;

/// What it means when a readable metric has no sample in a window.
public enum Silence {
    /// Something should have reported and did not, such as the CPU of a running instance.
    FAILURE,
    /// There was nothing to report, such as the latency of an endpoint that nobody called.
    NORMAL
}
