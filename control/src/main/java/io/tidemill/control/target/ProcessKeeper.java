package io.tidemill.control.target;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Gives the instances of one deployment their processes, watches these, and takes them away.
/// Called by the deployment's worker alone; what other threads learn reaches it as messages through
/// the mailbox.
final class ProcessKeeper {

    private static final Duration STARTUP_PROBE = Duration.ofMillis(150);
    private static final Duration DRAIN_CHECK = Duration.ofMillis(20);
    private static final Duration NOTHING_DUE = Duration.ofSeconds(30);

    private final RuntimeParts parts;
    private final Supplier<DeploymentSpec> spec;
    private final Consumer<Runnable> mailbox;
    private final Map<Instance, InstanceProcess> processes = new HashMap<>();
    private final Set<Instance> ending = new HashSet<>();
    private Instant latestDrain = Instant.MAX;

    /// @param spec the newest one; read by the threads that probe too
    ProcessKeeper(RuntimeParts parts, Supplier<DeploymentSpec> spec, Consumer<Runnable> mailbox) {
        this.parts = parts;
        this.spec = spec;
        this.mailbox = mailbox;
    }

    /// From now on nobody drains longer than until then.
    void hurry(Instant deadline) {
        latestDrain = deadline;
    }

    /// Does what is due for the instance.
    void tend(Instance instance, Instant now) {
        switch (instance.state()) {
            case InstanceState.Requested _ -> start(instance, now);
            case InstanceState.Starting(var since, _) -> giveUpIfSlow(instance, since, now);
            case InstanceState.Ready _ ->
                    instance.forgiveIfStable(parts.config().stableAfter(), now);
            case InstanceState.Unready _, InstanceState.Stopped _ -> {}
            case InstanceState.Failed(_, _, var retryAt) -> retryIfDue(instance, retryAt, now);
            case InstanceState.Draining draining -> endIfIdle(instance, draining, now);
        }
    }

    /// How long it may take until [#tend] has something to do again, if no message comes.
    Duration untilDue(Instance instance, Instant now) {
        return switch (instance.state()) {
            case InstanceState.Requested _ -> Duration.ZERO;
            case InstanceState.Starting(var since, _) ->
                    Duration.between(now, since.plus(parts.config().startTimeout()));
            case InstanceState.Failed(_, _, var retryAt) -> Duration.between(now, retryAt);
            case InstanceState.Draining _ when !ending.contains(instance) -> DRAIN_CHECK;
            case InstanceState.Ready _,
                    InstanceState.Unready _,
                    InstanceState.Draining _,
                    InstanceState.Stopped _ ->
                    NOTHING_DUE;
        };
    }

    private void start(Instance instance, Instant now) {
        var port = parts.ports().take();
        var command = InstanceCommand.of(spec.get(), instance, port, parts.config().modelServer());
        try {
            var process = InstanceProcess.start(command, instance.log());
            parts.alive().add(process);
            processes.put(instance, process);
            instance.started(process.running(), now);
            watch(instance, process);
        } catch (IOException e) {
            parts.ports().giveBack(port);
            instance.failed("could not be started: " + e.getMessage(), parts.backOff(), now);
        }
    }

    private void watch(Instance instance, InstanceProcess process) {
        process.onExit(status -> {
            parts.alive().remove(process);
            parts.ports().giveBack(process.running().port());
            mailbox.accept(() -> exited(instance, process, status));
        });
        var prober =
                new Prober(
                        process,
                        instance.template().launch().paths().readiness(),
                        () -> spec.get().probes().readiness(),
                        () -> instance.hasBeenReady() ? readiness().period() : STARTUP_PROBE,
                        problem -> mailbox.accept(() -> answered(instance, process, problem)));
        Thread.startVirtualThread(() -> prober.run(Duration.ofMillis(1)));
    }

    private void watchLife(Instance instance, InstanceProcess process) {
        var prober =
                new Prober(
                        process,
                        instance.template().launch().paths().liveness(),
                        () -> spec.get().probes().liveness(),
                        () -> liveness().period(),
                        problem -> mailbox.accept(() -> lifeSign(instance, process, problem)));
        Thread.startVirtualThread(() -> prober.run(liveness().initialDelay()));
    }

    private void answered(Instance instance, InstanceProcess process, Optional<String> problem) {
        if (runs(instance, process) && instance.answered(problem, readiness(), parts.now())) {
            watchLife(instance, process);
        }
    }

    private void lifeSign(Instance instance, InstanceProcess process, Optional<String> problem) {
        if (runs(instance, process)
                && instance.isStaying()
                && instance.isDeadAfter(problem, liveness())) {
            lose(instance, "liveness: " + problem.orElse(""), parts.now());
        }
    }

    private void exited(Instance instance, InstanceProcess process, int status) {
        if (!runs(instance, process)) {
            return;
        }
        processes.remove(instance);
        if (instance.isStaying()) {
            instance.failed("exited with status " + status, parts.backOff(), parts.now());
        } else {
            ending.remove(instance);
            instance.stopped(parts.now());
        }
    }

    private void giveUpIfSlow(Instance instance, Instant since, Instant now) {
        var most = parts.config().startTimeout();
        if (!now.isBefore(since.plus(most))) {
            lose(instance, "not ready after " + most.toSeconds() + " s", now);
        }
    }

    private void lose(Instance instance, String why, Instant now) {
        instance.failed(why, parts.backOff(), now);
        Optional.ofNullable(processes.remove(instance)).ifPresent(this::endInBackground);
    }

    private void retryIfDue(Instance instance, Instant retryAt, Instant now) {
        if (!now.isBefore(retryAt)) {
            instance.retry(now);
            start(instance, now);
        }
    }

    private void endIfIdle(Instance instance, InstanceState.Draining draining, Instant now) {
        var settled = !now.isBefore(draining.since().plus(parts.config().routeSettle()));
        var late = !now.isBefore(draining.deadline()) || !now.isBefore(latestDrain);
        var idle = settled && parts.routes().inFlight(instance.id()) == 0;
        if ((idle || late) && ending.add(instance)) {
            Optional.ofNullable(processes.get(instance)).ifPresent(this::endInBackground);
        }
    }

    private void endInBackground(InstanceProcess process) {
        var grace = parts.config().terminationGrace();
        Thread.startVirtualThread(() -> process.end(grace));
    }

    private boolean runs(Instance instance, InstanceProcess process) {
        return process.equals(processes.get(instance));
    }

    private Probe readiness() {
        return spec.get().probes().readiness();
    }

    private Probe liveness() {
        return spec.get().probes().liveness();
    }
}
