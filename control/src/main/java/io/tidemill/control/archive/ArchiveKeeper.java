package io.tidemill.control.archive;

import io.tidemill.control.store.StorageException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The thread that looks after the archive: writes what waits every two seconds, packs it every
/// five minutes, and drops what is too old every hour.
public final class ArchiveKeeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ArchiveKeeper.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_MOVES = Duration.ofMinutes(5);
    private static final Duration BETWEEN_DROPS = Duration.ofHours(1);

    private final PointArchive archive;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("metric-archive").unstarted(this::run);
    private Instant moved;
    private Instant dropped = Instant.MIN;
    private boolean failing;

    private ArchiveKeeper(PointArchive archive, InstantSource clock) {
        this.archive = archive;
        this.clock = clock;
        moved = clock.instant();
    }

    public static ArchiveKeeper start(PointArchive archive, InstantSource clock) {
        var keeper = new ArchiveKeeper(archive, clock);
        keeper.thread.start();
        return keeper;
    }

    /// Writes what still waits, then ends.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (isOpenAfterPause()) {
            keep(clock.instant());
        }
        keep(clock.instant());
    }

    private boolean isOpenAfterPause() {
        try {
            return !closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keep(Instant now) {
        try {
            archive.write(now);
            tidy(now);
            recovered();
        } catch (StorageException e) {
            failed(e);
        }
    }

    private void tidy(Instant now) {
        if (isDue(moved, BETWEEN_MOVES, now)) {
            archive.move();
            moved = now;
        }
        if (isDue(dropped, BETWEEN_DROPS, now)) {
            archive.drop(now);
            dropped = now;
        }
    }

    /// Also when the clock was set back.
    private static boolean isDue(Instant last, Duration pause, Instant now) {
        return now.isBefore(last) || !now.isBefore(last.plus(pause));
    }

    private void failed(StorageException why) {
        if (!failing) {
            LOG.log(Level.ERROR, "Metric points cannot be written; they wait in memory", why);
        }
        failing = true;
    }

    private void recovered() {
        if (failing) {
            LOG.log(Level.INFO, "Metric points are written again");
        }
        failing = false;
    }
}
