package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The process itself: which version it is, since when it runs, and what it uses. The names are
/// those that every client library of Prometheus gives them.
public record ProcessFamilies() implements Exposed {
    private static final double NANOS_A_SECOND = 1e9;
    private static final double MILLIS_A_SECOND = 1e3;
    private static final Family STARTED =
            new Family("process_start_time_seconds", "When the process started, since 1970.");
    private static final Family CPU =
            new Family("process_cpu_seconds", "Processor time that the process used.");
    private static final Family HEAP =
            new Family("jvm_memory_heap_used_bytes", "Bytes of the Java heap in use.");

    @Override
    public List<MetricSnapshot> families(Instant now) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return List.of(
                build(),
                STARTED.gauge(runtime.getStartTime() / MILLIS_A_SECOND),
                CPU.counter(cpuNanos() / NANOS_A_SECOND),
                HEAP.gauge((double) heap.getUsed()));
    }

    private static MetricSnapshot build() {
        var labels = Labels.of("version", version(), "java", Runtime.version().toString());
        return InfoSnapshot.builder()
                .name("tidemill_build")
                .help("The versions of Tidemill and of its Java.")
                .dataPoint(InfoDataPointSnapshot.builder().labels(labels).build())
                .build();
    }

    /// From the manifest of the jar; classes run from a folder have none.
    private static String version() {
        return Objects.requireNonNullElse(
                ProcessFamilies.class.getPackage().getImplementationVersion(), "unreleased");
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
