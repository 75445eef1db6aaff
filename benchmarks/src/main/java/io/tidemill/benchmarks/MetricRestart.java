package io.tidemill.benchmarks;

import io.tidemill.control.archive.PointArchive;
import io.tidemill.control.archive.PointTables;
import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// What 10,000 deployments of four series had in memory, first brought to disk, then by another
/// process back into memory.
public final class MetricRestart {
    private static final int DEPLOYMENTS = 10_000;
    private static final Duration RETENTION = Duration.ofDays(93);

    /// Half past an hour: the two hours before it lie in three packed hours.
    private static final Instant NOW = Instant.parse("2026-11-23T12:30:00Z");

    private final MetricFleet fleet = MetricFleet.of(DEPLOYMENTS);

    private MetricRestart() {}

    /// Takes a file and `fill`, with which resolutions, or `restore`.
    public static void main(String[] args) {
        var file = Path.of(args[0]);
        try (var database = Database.open(file, PointTables.SCHEMA, Durability.CHECKPOINTS)) {
            var archive = new PointArchive(database, RETENTION);
            switch (args[1]) {
                case "fill" -> new MetricRestart().fill(archive, Resolution.valueOf(args[2]));
                case "restore" -> restore(archive);
                default -> throw new IllegalArgumentException(args[1]);
            }
        }
    }

    /// Fills disk with all buckets of that resolution that memory would keep.
    private void fill(PointArchive archive, Resolution resolution) {
        var store = new MetricStore(MetricStore.SERIES_A_RESOURCE, archive);
        int moment = 0;
        for (var at = NOW.minus(resolution.kept());
                at.isBefore(NOW);
                at = at.plus(resolution.length())) {
            var samples = fleet.samples(moment);
            for (int i = 0; i < samples.length; i++) {
                store.add(fleet.keys().get(i), resolution, at, Bucket.of(samples[i]));
            }
            archive.write(at);
            moment++;
            if (moment % 30 == 0) {
                archive.move();
            }
        }
        archive.move();
    }

    private static void restore(PointArchive archive) {
        long bytes = used();
        long before = System.nanoTime();
        var store = new MetricStore(MetricStore.SERIES_A_RESOURCE, archive);
        store.restore(NOW);
        double seconds = (System.nanoTime() - before) / 1e9;
        var cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        bytes = used() - bytes;
        int series = DEPLOYMENTS * MetricFleet.of(1).size();
        System.out.printf(
                "%.2f s (process %.2f CPU seconds), %d bytes a series, %d refused%n",
                seconds, cpu.toMillis() / 1e3, bytes / series, store.refused());
    }

    /// The heap in use after a full collection; meant for a JVM that does nothing else.
    @SuppressWarnings("SystemGC") // measures memory, and nothing else runs
    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
