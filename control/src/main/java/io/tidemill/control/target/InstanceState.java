package io.tidemill.control.target;

import java.time.Instant;
import java.util.Optional;

/// Where an instance is in its life.
///
/// ```
/// Requested ──► Starting ──► Ready ◄──► Unready
///    ▲ │            │  └────┐  │ └──────┐  │
///    │ ▼            ▼       │  ▼        │  ▼
///   Failed ◄──── (exit, failed liveness, start too slow)
///    │ │
///    │ └ retry after the back-off: Requested
///    ▼
/// Stopped ◄── Draining ◄── Starting, Ready, Unready (not wanted any more)
/// ```
///
/// A failed instance keeps its id and tries again. One that is not wanted any more drains when it
/// has a process, and is stopped at once when it has none. Stopped is the end. [#mayBecome] is the
/// only place that knows the arrows.
public sealed interface InstanceState {

    /// When the instance came into this state.
    Instant since();

    /// Wanted, without a process yet.
    record Requested(Instant since) implements InstanceState {}

    /// Has a process that has not said yet that it is ready.
    record Starting(Instant since, Running running) implements InstanceState {}

    /// Gets requests.
    record Ready(Instant since, Running running) implements InstanceState {}

    /// Was ready and does not say so any more: gets no new requests.
    record Unready(Instant since, Running running, String why) implements InstanceState {}

    /// Not wanted any more: finishes what it has, then stops, by the deadline at the latest.
    record Draining(Instant since, Running running, Instant deadline) implements InstanceState {}

    /// Has lost its process, and gets a new one at `retryAt`.
    record Failed(Instant since, String why, Instant retryAt) implements InstanceState {}

    /// Gone for good.
    record Stopped(Instant since) implements InstanceState {}

    /// The process behind an instance, and the port that it listens on.
    record Running(long pid, int port) {}

    /// Whether the drawing above has an arrow from this state to `next`.
    default boolean mayBecome(InstanceState next) {
        return switch (this) {
            case Requested _ ->
                    next instanceof Starting || next instanceof Failed || next instanceof Stopped;
            case Starting _ ->
                    next instanceof Ready || next instanceof Failed || next instanceof Draining;
            case Ready _ ->
                    next instanceof Unready || next instanceof Failed || next instanceof Draining;
            case Unready _ ->
                    next instanceof Ready || next instanceof Failed || next instanceof Draining;
            case Failed _ -> next instanceof Requested || next instanceof Stopped;
            case Draining _ -> next instanceof Stopped;
            case Stopped _ -> false;
        };
    }

    /// The state in one lower-case word: `requested`, `starting`, `ready`, `unready`, `draining`,
    /// `failed`, `stopped`.
    default String word() {
        return switch (this) {
            case Requested _ -> "requested";
            case Starting _ -> "starting";
            case Ready _ -> "ready";
            case Unready _ -> "unready";
            case Draining _ -> "draining";
            case Failed _ -> "failed";
            case Stopped _ -> "stopped";
        };
    }

    /// The process behind the instance, or empty in a state without one.
    default Optional<Running> process() {
        return switch (this) {
            case Starting(_, var running) -> Optional.of(running);
            case Ready(_, var running) -> Optional.of(running);
            case Unready(_, var running, _) -> Optional.of(running);
            case Draining(_, var running, _) -> Optional.of(running);
            case Requested _, Failed _, Stopped _ -> Optional.empty();
        };
    }
}
