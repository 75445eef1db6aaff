package io.tidemill.control.metric;

import io.tidemill.control.target.InstanceUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes metrics of the GPUs that instances compute on. An instance that uses none has none of
/// these metrics. Called by one thread.
final class GpuSampler {
    private static final int SECONDS = (int) Resolution.TEN_SECONDS.length().toSeconds();

    private final Supplier<List<Gpu>> gpus;
    private final MinuteSamples usage;
    private final MinuteSamples energy;

    /// @param gpus those of this machine, as they are at the moment
    GpuSampler(Supplier<List<Gpu>> gpus, MetricStore store) {
        this.gpus = gpus;
        this.usage = MinuteSamples.even(store);
        this.energy = MinuteSamples.total(store);
    }

    /// @param start of the ten seconds that have just ended
    void sample(Instant start, List<InstanceUsage> instances) {
        var seen = gpus.get();
        instances.forEach(instance -> {
            var used = seen.stream().filter(gpu -> isUsed(gpu, instance.pid())).toList();
            if (!used.isEmpty()) {
                add(start, instance, used);
            }
        });
        var end = start.plusSeconds(SECONDS);
        usage.turnTo(end);
        energy.turnTo(end);
    }

    private void add(Instant start, InstanceUsage instance, List<Gpu> used) {
        var busy = used.stream().mapToDouble(Gpu::busyPercent).average().orElse(0);
        var memory = used.stream().mapToDouble(Gpu::memoryPercent).average().orElse(0);
        var watts = used.stream().mapToDouble(Gpu::watts).sum();
        usage.add(key(instance, "GpuUtilizationPercentage"), start, busy);
        usage.add(key(instance, "GpuMemoryUtilizationPercentage"), start, memory);
        energy.add(key(instance, "GpuEnergyJoules"), start, watts * SECONDS);
    }

    private static SeriesKey key(InstanceUsage instance, String metric) {
        var dimensions = Map.of("instanceId", instance.instanceId());
        return SeriesKey.of(instance.deploymentId(), metric, dimensions);
    }

    /// Whether a process that computes on it is that one, or was started by it or its children.
    private static boolean isUsed(Gpu gpu, long instance) {
        return gpu.processes().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(GpuSampler::withParents)
                .anyMatch(process -> process.pid() == instance);
    }

    private static Stream<ProcessHandle> withParents(ProcessHandle process) {
        return Stream.iterate(
                        Optional.of(process),
                        Optional::isPresent,
                        one -> one.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream);
    }
}
