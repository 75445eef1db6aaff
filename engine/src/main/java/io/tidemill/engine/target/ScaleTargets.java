package io.tidemill.engine.target;

/// The door to everything that can be scaled.
@FunctionalInterface
public interface ScaleTargets {
    /// The target with that ARM id, whatever its case. One that does not exist is a target whose
    /// state is `Unreachable`.
    ScaleTarget at(String resourceId);
}
