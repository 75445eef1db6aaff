package io.tidemill.control.metric;

import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceRuntime;
import io.tidemill.control.target.InstanceStatus;
import io.tidemill.control.target.InstanceUsage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes metrics of what instances use and of how many there are.
///
/// It looks about every second, and gives one sample for each instance and ten seconds, and one for
/// each minute: the mean of what it saw. So the number of samples is the number of instances that
/// reported, and a maximum is a hot instance, not a hot moment. An instance that was seen for less
/// than half of ten seconds, as one that just started, gives none. Called by one thread.
public final class InstanceSampler {

    private static final Resolution SPAN = Resolution.TEN_SECONDS;

    private final InstanceRuntime runtime;
    private final Disk disk;
    private final GpuSampler gpus;
    private final MinuteSamples usage;
    private final MinuteSamples capacity;
    private final Map<Seen, UsageSpan> spans = new HashMap<>();
    private long current;

    /// A process of an instance: after a restart its counters begin anew.
    private record Seen(String instanceId, long pid) {}

    /// @param machine what instances share
    public InstanceSampler(InstanceRuntime runtime, Machine machine, MetricStore store) {
        this.runtime = runtime;
        this.disk = machine.disk();
        this.gpus = new GpuSampler(machine.gpus()::gpus, store);
        this.usage = MinuteSamples.even(store);
        this.capacity = MinuteSamples.spread(store);
    }

    /// What the instances of a machine share.
    public record Machine(Disk disk, GpuWatch gpus) {}

    /// Looks at all instances, and adds the samples of the ten seconds that have just ended.
    public void sample(Instant now) {
        var slot = SPAN.slot(now);
        var looks = runtime.usage();
        looks.forEach(one -> span(one).see(one, now));
        if (slot != current) {
            finish(slot, looks);
            looks.forEach(one -> span(one).see(one, now));
        }
    }

    private void finish(long slot, List<InstanceUsage> running) {
        if (slot == current + 1) {
            var start = SPAN.start(current);
            spans.values().forEach(span -> span.report(usage, start));
            running.forEach(instance -> reportDisk(instance, start));
            gpus.sample(start, running);
            runtime.statuses().forEach(status -> reportCapacity(status, start));
        }
        usage.turnTo(SPAN.start(slot));
        capacity.turnTo(SPAN.start(slot));
        spans.clear();
        current = slot;
    }

    private UsageSpan span(InstanceUsage usage) {
        return spans.computeIfAbsent(
                new Seen(usage.instanceId(), usage.pid()), _ -> new UsageSpan());
    }

    private void reportDisk(InstanceUsage instance, Instant start) {
        var dimensions = Map.of("instanceId", instance.instanceId(), "disk", disk.name());
        var key = SeriesKey.of(instance.deploymentId(), "DiskUtilization", dimensions);
        disk.usedPercent().ifPresent(percent -> usage.add(key, start, percent));
    }

    private void reportCapacity(DeploymentStatus status, Instant start) {
        addCapacity(status, start, Map.of(), status.instances().size());
        status.instances().stream()
                .collect(Collectors.groupingBy(one -> one.state().word(), Collectors.counting()))
                .forEach((word, count) -> addCapacity(status, start, Map.of("State", word), count));
        status.instances().forEach(instance -> reportInstance(status, start, instance));
    }

    private void reportInstance(DeploymentStatus status, Instant start, InstanceStatus instance) {
        var id = instance.id();
        addCapacity(status, start, Map.of("instanceId", id), 1);
        addCapacity(status, start, Map.of("instanceId", id, "State", instance.state().word()), 1);
    }

    private void addCapacity(
            DeploymentStatus status, Instant start, Map<String, String> dimensions, double value) {
        var key = SeriesKey.of(status.id(), "DeploymentCapacity", dimensions);
        capacity.add(key, start, value);
    }
}
