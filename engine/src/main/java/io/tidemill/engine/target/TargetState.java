package io.tidemill.engine.target;

import java.time.Instant;

/// What a target is doing, seen once.
///
/// ```
/// Settled ──scaleTo──► Scaling ──done──► Settled
///    ▲                    └────gave up──► Failed ──scaleTo──► Scaling
/// ```
///
/// Any of them may at times be hidden behind `Unreachable`.
public sealed interface TargetState {
    /// At rest with that many instances.
    record Settled(int instances) implements TargetState {}

    /// On the way from one count to another since `since`, whoever asked for it.
    record Scaling(int from, int to, Instant since) implements TargetState {}

    /// At rest with that many instances, after the last change did not succeed. Stays so until the
    /// next change is asked for.
    record Failed(int instances, String why) implements TargetState {}

    /// Not known: the target is gone or does not answer.
    record Unreachable(String why) implements TargetState {}
}
