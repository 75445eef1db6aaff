package io.tidemill.engine.target;

/// The door to one thing that can be scaled.
public interface ScaleTarget {
    /// What it is doing now. Expected failures are values, not exceptions.
    TargetState state();

    /// Asks for exactly `count` instances and returns without waiting for them. Once accepted, the
    /// next look at the state shows it scaling, settled at the new count, or failed.
    ScaleOutcome scaleTo(int count);
}
