package io.tidemill.control.target;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One instance with its memory: state, process, failures. Owned by the worker of its deployment;
/// no other thread touches it.
final class Instance {

    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

    private final String id;
    private final InstanceTemplate template;
    private final OutputLog log;
    private InstanceState state;
    private int failuresInARow;
    private int restarts;
    private int goodAnswers;
    private int badAnswers;
    private int deadAnswers;
    private String lastFailure = "";
    private volatile boolean hasBeenReady;

    Instance(String id, InstanceTemplate template, OutputLog log, Instant now) {
        this.id = id;
        this.template = template;
        this.log = log;
        this.state = new InstanceState.Requested(now);
    }

    String id() {
        return id;
    }

    InstanceTemplate template() {
        return template;
    }

    OutputLog log() {
        return log;
    }

    InstanceState state() {
        return state;
    }

    boolean isReady() {
        return state instanceof InstanceState.Ready;
    }

    /// Where it takes requests, while it is ready.
    Optional<Address> address() {
        return state instanceof InstanceState.Ready(_, var running)
                ? Optional.of(new Address(id, LOOPBACK, running.port()))
                : Optional.empty();
    }

    /// Whether its present process has been ready. Asked by the thread that probes it, too.
    boolean hasBeenReady() {
        return hasBeenReady;
    }

    /// Whether the instance is meant to stay.
    boolean isStaying() {
        return !(state instanceof InstanceState.Draining || state instanceof InstanceState.Stopped);
    }

    InstanceStatus status() {
        return new InstanceStatus(id, template.type(), state, restarts, lastFailure);
    }

    void started(InstanceState.Running running, Instant now) {
        goodAnswers = 0;
        badAnswers = 0;
        deadAnswers = 0;
        hasBeenReady = false;
        moveTo(new InstanceState.Starting(now, running));
    }

    /// Takes an answer to the question for readiness. The first ready state of a process is told by
    /// `true`.
    boolean answered(Optional<String> problem, Probe probe, Instant now) {
        goodAnswers = problem.isEmpty() ? goodAnswers + 1 : 0;
        badAnswers = problem.isEmpty() ? 0 : badAnswers + 1;
        return switch (state) {
            case InstanceState.Starting(_, var running) when isGood(probe) -> {
                hasBeenReady = true;
                moveTo(new InstanceState.Ready(now, running));
                yield true;
            }
            case InstanceState.Unready(_, var running, _) when isGood(probe) -> {
                moveTo(new InstanceState.Ready(now, running));
                yield false;
            }
            case InstanceState.Ready(_, var running)
                    when badAnswers >= probe.failureThreshold() -> {
                moveTo(new InstanceState.Unready(now, running, problem.orElse("")));
                yield false;
            }
            default -> false;
        };
    }

    /// Takes an answer to the question for liveness; says whether the instance is to be given up.
    boolean isDeadAfter(Optional<String> problem, Probe probe) {
        deadAnswers = problem.isEmpty() ? 0 : deadAnswers + 1;
        return deadAnswers >= probe.failureThreshold();
    }

    /// The process is lost, or never came to be.
    void failed(String why, BackOff backOff, Instant now) {
        failuresInARow++;
        lastFailure = why;
        moveTo(new InstanceState.Failed(now, why, now.plus(backOff.after(failuresInARow))));
    }

    /// An instance that was good for long enough is not punished for old failures.
    void forgiveIfStable(Duration stableAfter, Instant now) {
        if (isReady() && !now.isBefore(state.since().plus(stableAfter))) {
            failuresInARow = 0;
        }
    }

    void retry(Instant now) {
        restarts++;
        moveTo(new InstanceState.Requested(now));
    }

    /// Sends the instance on its way out: straight to the end when it has no process.
    void leave(Duration drain, Instant now) {
        var running = state.process();
        if (running.isPresent()) {
            moveTo(new InstanceState.Draining(now, running.get(), now.plus(drain)));
        } else {
            moveTo(new InstanceState.Stopped(now));
        }
    }

    void stopped(Instant now) {
        moveTo(new InstanceState.Stopped(now));
    }

    private boolean isGood(Probe probe) {
        return goodAnswers >= probe.successThreshold();
    }

    private void moveTo(InstanceState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(
                    "instance %s cannot go from %s to %s".formatted(id, state.word(), next.word()));
        }
        state = next;
    }
}
