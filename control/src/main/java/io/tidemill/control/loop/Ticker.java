package io.tidemill.control.loop;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Runs every enabled setting at its interval, each run on a virtual thread of its own.
///
/// Runs of one setting never overlap: one that is due while the last is still busy is left out. At
/// most so many runs work at the same time; others wait for their turn. A run that throws is told
/// to its door and ends alone.
public final class Ticker implements AutoCloseable {

    /// Runs that work at the same time.
    static final int CONCURRENT_RUNS = 32;

    private static final System.Logger LOG = System.getLogger(Ticker.class.getName());

    /// A new setting is noticed within this time.
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<List<AutoscaleSetting>> settings;
    private final SettingRun run;
    private final InstantSource clock;
    private final Timetable timetable;
    private final Semaphore turns = new Semaphore(CONCURRENT_RUNS);
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("ticker").unstarted(this::tick);

    /// A ticker that does nothing before it is started.
    ///
    /// @param settings read anew before each look at what is due
    public Ticker(
            Beat beat,
            Supplier<List<AutoscaleSetting>> settings,
            SettingRun run,
            InstantSource clock) {
        this.timetable = new Timetable(beat);
        this.settings = settings;
        this.run = run;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    /// Runs the setting at once, beside its timetable. False when no enabled setting has that id,
    /// or when it is being run at this moment.
    public boolean evaluateNow(String settingId) {
        return settings.get().stream()
                .filter(setting -> setting.enabled() && setting.id().equalsIgnoreCase(settingId))
                .findFirst()
                .filter(this::launch)
                .isPresent();
    }

    /// Starts no more runs, and gives those that are under way a moment to end.
    @Override
    public void close() {
        thread.interrupt();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        running.values().forEach(one -> join(one, deadline));
        running.values().forEach(Thread::interrupt);
    }

    private void tick() {
        try {
            while (true) {
                launchDue(clock.instant());
                Thread.sleep(untilNext(clock.instant()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void launchDue(Instant now) {
        try {
            timetable.due(settings.get(), now).forEach(this::launch);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "settings could not be read", e);
        }
    }

    private Duration untilNext(Instant now) {
        return timetable
                .earliest()
                .map(due -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(LONGEST_SLEEP) < 0)
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(LONGEST_SLEEP);
    }

    private boolean launch(AutoscaleSetting setting) {
        var id = setting.id().toLowerCase(Locale.ROOT);
        var fresh =
                Thread.ofVirtual().name("run-" + setting.name()).unstarted(() -> work(setting, id));
        if (running.putIfAbsent(id, fresh) != null) {
            return false;
        }
        fresh.start();
        return true;
    }

    private void work(AutoscaleSetting setting, String id) {
        try {
            turns.acquire();
            try {
                runOnce(setting);
            } finally {
                turns.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            running.remove(id);
        }
    }

    private void runOnce(AutoscaleSetting setting) {
        var now = clock.instant();
        try {
            run.run(setting, now);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "run of " + setting.id(), e);
            run.failed(setting, now, e);
        }
    }

    private static void join(Thread thread, long deadline) {
        try {
            var left = deadline - System.nanoTime();
            if (left > 0) {
                thread.join(Duration.ofNanos(left));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
