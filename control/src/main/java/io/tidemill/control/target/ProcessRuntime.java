package io.tidemill.control.target;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Runs instances as child processes of this one.
///
/// Each deployment has a worker of its own ([DeploymentWorker]); this class only finds the right
/// one. Every process has a pipe as standard input that this process never writes to: should we be
/// killed, the pipe ends and the instances leave by themselves.
public final class ProcessRuntime implements InstanceRuntime {

    /// What a deployment may take beyond draining and termination until the rest is simply killed.
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final RuntimeParts parts;
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final Map<String, Running> deployments = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private record Running(DeploymentWorker worker, Thread thread) {}

    /// @param random for names of instances, and where to look for free ports; may be used by
    ///   several threads
    public ProcessRuntime(
            RuntimeConfig config, Routes routes, InstantSource clock, RandomGenerator random) {
        var ports = new LoopbackPorts(random);
        this.parts =
                new RuntimeParts(
                        config,
                        routes,
                        clock,
                        ports,
                        () -> name(random),
                        ConcurrentHashMap.newKeySet());
    }

    @Override
    public void apply(DeploymentSpec wanted) {
        if (closed) {
            throw new IllegalStateException("the runtime is closed");
        }
        deployments.compute(
                key(wanted.id()),
                (key, known) -> {
                    if (known == null) {
                        return start(key, wanted);
                    }
                    known.worker.apply(wanted);
                    return known;
                });
    }

    @Override
    public void remove(String deploymentId) {
        find(deploymentId).ifPresent(known -> known.leave(Duration.ofDays(1)));
    }

    @Override
    public Optional<DeploymentStatus> status(String deploymentId) {
        return find(deploymentId).map(worker -> worker.seen().status());
    }

    @Override
    public List<DeploymentStatus> statuses() {
        return snapshots().map(DeploymentWorker.Snapshot::status).toList();
    }

    @Override
    public List<String> logs(String instanceId, int tail) {
        return snapshots()
                .flatMap(snapshot -> snapshot.logs().stream())
                .filter(log -> log.instanceId().equals(instanceId))
                .findFirst()
                .map(log -> log.output().tail(tail))
                .orElse(List.of());
    }

    @Override
    public List<InstanceUsage> usage() {
        var running = statuses().stream().flatMap(ProcessRuntime::serving).toList();
        var rows = running.isEmpty() ? List.<ProcessTable.Row>of() : table.read();
        return running.stream().flatMap(one -> one.usage(rows).stream()).toList();
    }

    @Override
    public void close() {
        closed = true;
        var config = parts.config();
        var open = List.copyOf(deployments.values());
        open.forEach(running -> running.worker.leave(config.drainOnClose()));
        var deadline =
                parts.now().plus(config.drainOnClose()).plus(config.terminationGrace()).plus(SLACK);
        open.forEach(running -> join(running.thread, deadline));
        parts.alive().forEach(InstanceProcess::kill);
    }

    private Running start(String key, DeploymentSpec wanted) {
        var worker = new DeploymentWorker(wanted, parts);
        var thread =
                Thread.ofVirtual()
                        .name("deployment-" + wanted.name())
                        .start(() -> worker.run(() -> isForgotten(key)));
        return new Running(worker, thread);
    }

    /// Forgets the deployment, unless something was asked of it meanwhile: nothing can be asked
    /// during this call.
    private boolean isForgotten(String key) {
        return deployments.computeIfPresent(
                        key, (_, known) -> known.worker.hasMail() ? known : null)
                == null;
    }

    private void join(Thread thread, Instant deadline) {
        try {
            var left = Duration.between(parts.now(), deadline);
            if (left.isPositive()) {
                thread.join(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private record Serving(String deploymentId, InstanceStatus instance, long pid) {

        Optional<InstanceUsage> usage(List<ProcessTable.Row> rows) {
            return ProcessTable.tree(pid, rows)
                    .map(row ->
                            new InstanceUsage(
                                    deploymentId,
                                    instance.id(),
                                    instance.type(),
                                    pid,
                                    row.cpu(),
                                    row.memoryBytes()));
        }
    }

    private static Stream<Serving> serving(DeploymentStatus status) {
        return status.instances().stream()
                .flatMap(instance ->
                        switch (instance.state()) {
                            case InstanceState.Ready(_, var running) ->
                                    Stream.of(new Serving(status.id(), instance, running.pid()));
                            case InstanceState.Unready(_, var running, _) ->
                                    Stream.of(new Serving(status.id(), instance, running.pid()));
                            default -> Stream.empty();
                        });
    }

    private Optional<DeploymentWorker> find(String deploymentId) {
        return Optional.ofNullable(deployments.get(key(deploymentId))).map(Running::worker);
    }

    private Stream<DeploymentWorker.Snapshot> snapshots() {
        return deployments.values().stream().map(running -> running.worker.seen());
    }

    private static String key(String deploymentId) {
        return deploymentId.toLowerCase(Locale.ROOT);
    }

    private static String name(RandomGenerator random) {
        return Integer.toString(random.nextInt(36 * 36 * 36 * 36, 36 * 36 * 36 * 36 * 36), 36);
    }
}
