package io.tidemill.benchmarks;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.engine.metric.MetricKey;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the control loop reads for one rule: five minutes of a metric of four instances, from
/// memory. Prints the nanoseconds of CPU time of one read, of one deployment again and again, and
/// of 10,000 deployments in turn, where little is in the processor's cache.
public final class MetricRead {
    private static final int INSTANCES = 4;
    private static final int MINUTES = 120;
    private static final int READS = 200_000;
    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 11;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant FROM = NOW.minus(Duration.ofMinutes(5));

    private final MetricStore store = new MetricStore();
    private final List<MetricKey> metrics;

    private MetricRead(int deployments) {
        metrics =
                IntStream.range(0, deployments)
                        .mapToObj(number -> FleetSettings.key(number, FleetSettings.CPU))
                        .toList();
        for (int minute = MINUTES; minute > 0; minute--) {
            var at = NOW.minus(Duration.ofMinutes(minute));
            metrics.forEach(metric -> add(metric, at));
        }
    }

    public static void main(String[] args) {
        for (int deployments : new int[] {1, 10_000}) {
            System.out.println("read, " + deployments + " deployments: " + measured(deployments));
        }
    }

    private static String measured(int deployments) {
        var read = new MetricRead(deployments);
        IntStream.range(0, WARM_UPS).forEach(_ -> read.nanoseconds());
        var nanoseconds = IntStream.range(0, ROUNDS).mapToLong(_ -> read.nanoseconds()).toArray();
        Arrays.sort(nanoseconds);
        return "median %d ns of CPU time, %d to %d"
                .formatted(nanoseconds[ROUNDS / 2], nanoseconds[0], nanoseconds[ROUNDS - 1]);
    }

    private void add(MetricKey metric, Instant at) {
        for (int instance = 0; instance < INSTANCES; instance++) {
            var key = new SeriesKey(metric, Map.of("instanceId", "i-" + instance));
            store.add(key, at, Bucket.of(50 + instance));
        }
    }

    private long nanoseconds() {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long seen = 0;
        for (int i = 0; i < READS; i++) {
            var metric = metrics.get(i % metrics.size());
            seen += store.read(metric, FROM, NOW, FleetSettings.MINUTE).size();
        }
        long nanoseconds = threads.getCurrentThreadCpuTime() - before;
        if (seen != (long) READS * INSTANCES) {
            throw new IllegalStateException(seen + " series read");
        }
        return nanoseconds / READS;
    }
}
