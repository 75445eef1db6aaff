package io.tidemill.control.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.MetricArchive.Window;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.control.store.ChildJvm;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.Durability;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that writes 10,000 points a second, again and again, and counts what is missing.
///
/// Point `n` is the only sample of one minute of one series, and its value is `n`: so each can be
/// looked for. `-Dtidemill.kills=50` kills as often as we promise; the build does so less often.
class ArchiveKillTest {
    private static final int KILLS = Integer.getInteger("tidemill.kills", 6);
    private static final int POINTS_A_SECOND = 10_000;
    private static final int SERIES = 500;

    /// In the future, or the points would be dropped for their age.
    private static final Instant START = Instant.parse("2050-01-01T00:00:00Z");

    private static final Duration MOST_LOST = Duration.ofSeconds(10);

    @TempDir private Path folder;

    @Test
    void losesAtMostTenSecondsOfPointsOfAKilledProcess() throws IOException, InterruptedException {
        var random = new Random(7);
        long first = 0;
        long keptInAll = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long end = killedAfter(first, Duration.ofMillis(500 + random.nextInt(5000)));
            long kept = keptFrom(first, end);
            var lost = Duration.ofMillis((end - first - kept) * 1000 / POINTS_A_SECOND);
            System.out.printf("kill %d: of %d points %s lost%n", kill, end - first, lost);
            keptInAll += kept;
            assertThat(lost).as("kill %d", kill).isLessThan(MOST_LOST);
            first = end + 1;
        }
        assertThat(keptInAll).isGreaterThan(first / 4);
    }

    /// Lets a process write points from that one on, kills it, and tells at which it was.
    private long killedAfter(long first, Duration pause) throws IOException, InterruptedException {
        var progress = folder.resolve("progress");
        Files.deleteIfExists(progress);
        var writer =
                ChildJvm.start(
                        Writes.class, database().toString(), progress.toString(), "" + first);
        assertThat(writer.inputReader().readLine()).isEqualTo("writing");
        assertThat(writer.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        writer.destroyForcibly().waitFor(); // SIGKILL: no shutdown hook runs
        try (var file = new RandomAccessFile(progress.toFile(), "r")) {
            return file.readLong();
        }
    }

    /// How many of the points are there; none may be there that was never written.
    private long keptFrom(long first, long end) {
        long kept = 0;
        try (var database = open(database())) {
            var archive = new PointArchive(database, Duration.ofDays(93));
            archive.move();
            var window = new Window(minute(first), minute(end + SERIES), Duration.ofMinutes(1));
            for (var series : archive.read(key(0).metric(), window, _ -> Instant.MAX)) {
                int number = Integer.parseInt(series.dimensions().getOrDefault("i", ""));
                var buckets = series.buckets();
                for (int i = 0; i < buckets.size(); i++) {
                    long point = (window.start().getEpochSecond() - START.getEpochSecond()) / 60;
                    point = (point + i) * SERIES + number;
                    if (buckets.count(i) > 0) {
                        assertThat(buckets.sum(i)).isEqualTo((double) point);
                        assertThat(buckets.count(i)).isEqualTo(1);
                        kept += point >= first && point < end ? 1 : 0;
                    }
                }
            }
        }
        return kept;
    }

    private Path database() {
        return folder.resolve("metrics.db");
    }

    private static Database open(Path file) {
        return Database.open(file, PointTables.SCHEMA, Durability.CHECKPOINTS);
    }

    private static SeriesKey key(long point) {
        return SeriesKey.of("/blue", "Cpu", Map.of("i", "" + point % SERIES));
    }

    private static Instant minute(long point) {
        return START.plusSeconds(60 * (point / SERIES));
    }

    /// Adds points at the rate wanted until it is killed.
    static final class Writes {
        private Writes() {}

        @SuppressWarnings("resource") // open until the process is killed, which is the point
        public static void main(String[] arguments) throws IOException, InterruptedException {
            var archive = new PointArchive(open(Path.of(arguments[0])), Duration.ofDays(93));
            ArchiveKeeper.start(archive, InstantSource.system());
            var store = new MetricStore(SERIES, archive);
            long first = Long.parseLong(arguments[2]);
            add(store, first);
            while (archive.waiting() > 0) {
                Thread.sleep(10);
            }
            System.out.println("writing");
            try (var progress = new RandomAccessFile(arguments[1], "rw")) {
                for (long point = first + 1; ; point++) {
                    progress.seek(0);
                    progress.writeLong(point);
                    add(store, point);
                    if (point % (POINTS_A_SECOND / 20) == 0) {
                        Thread.sleep(50);
                    }
                }
            }
        }

        private static void add(MetricStore store, long point) {
            store.add(key(point), Resolution.MINUTE, minute(point), Bucket.of((double) point));
        }
    }
}
