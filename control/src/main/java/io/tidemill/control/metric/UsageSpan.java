package io.tidemill.control.metric;

import io.tidemill.control.target.InstanceUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was seen of one process in one span of ten seconds.
final class UsageSpan {

    /// Over less than this the processor time, which comes in hundredths of a second, says too
    /// little.
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final List<Look> looks = new ArrayList<>();

    private record Look(Instant at, InstanceUsage usage) {}

    void see(InstanceUsage usage, Instant at) {
        looks.add(new Look(at, usage));
    }

    /// Adds the samples of the span, if it was seen for long enough.
    void report(MinuteSamples samples, Instant start) {
        if (seenFor().compareTo(LEAST) >= 0) {
            samples.add(key("CpuUtilizationPercentage"), start, cpuPercent());
            samples.add(key("CpuMemoryUtilizationPercentage"), start, memoryPercent());
        }
    }

    /// Processor time used, of what the type's cores could give in the same time. Above 100 where
    /// nothing holds the process to its type.
    double cpuPercent() {
        var used = last().cpu().minus(first().cpu());
        return Math.max(0, 100.0 * used.toNanos() / (seenFor().toNanos() * last().type().cores()));
    }

    double memoryPercent() {
        var mean = looks.stream().mapToLong(look -> look.usage.memoryBytes()).average().orElse(0);
        return 100.0 * mean / last().type().memoryBytes();
    }

    private SeriesKey key(String metric) {
        var dimensions = Map.of("instanceId", last().instanceId());
        return SeriesKey.of(last().deploymentId(), metric, dimensions);
    }

    private Duration seenFor() {
        return Duration.between(looks.getFirst().at, looks.getLast().at);
    }

    private InstanceUsage first() {
        return looks.getFirst().usage;
    }

    private InstanceUsage last() {
        return looks.getLast().usage;
    }
}
