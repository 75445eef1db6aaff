package io.tidemill.engine.target;

/// What a target said when it was asked to change its count.
public sealed interface ScaleOutcome {
    /// The change has begun, and may already be done.
    record Accepted() implements ScaleOutcome {}

    /// Nothing was begun.
    record Refused(String why) implements ScaleOutcome {}
}
