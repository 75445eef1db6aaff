package io.tidemill.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TickerTest {

    private static final Beat QUICK =
            new Beat(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ZERO);

    private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private volatile List<AutoscaleSetting> settings = List.of(Settings.withGrains("a"));

    @Test
    void keepsRunningASetting() throws InterruptedException {
        try (var ticker = ticker(setting -> runs.add(setting.id()))) {
            ticker.start();
            assertThat(next(runs)).isEqualTo("a");
            assertThat(next(runs)).isEqualTo("a");
        }
    }

    @Test
    void noticesANewSetting() throws InterruptedException {
        settings = List.of();
        try (var ticker = ticker(setting -> runs.add(setting.id()))) {
            ticker.start();
            settings = List.of(Settings.withGrains("late"));
            assertThat(next(runs)).isEqualTo("late");
        }
    }

    @Test
    void tellsAFailureAndGoesOn() throws InterruptedException {
        try (var ticker = ticker(TickerTest::fail)) {
            ticker.start();
            assertThat(next(failures)).isEqualTo("a: broken");
            assertThat(next(failures)).isEqualTo("a: broken");
        }
    }

    @Test
    void neverRunsASettingTwiceAtTheSameTime() throws InterruptedException {
        var release = new CountDownLatch(1);
        try (var ticker = ticker(setting -> hold(setting, release))) {
            assertThat(ticker.evaluateNow("A")).isTrue();
            assertThat(next(runs)).isEqualTo("a");
            assertThat(ticker.evaluateNow("a")).isFalse();
            release.countDown();
        }
    }

    @Test
    void runsOneSettingWhileAnotherIsBusy() throws InterruptedException {
        settings = List.of(Settings.withGrains("a"), Settings.withGrains("b"));
        var release = new CountDownLatch(1);
        try (var ticker = ticker(setting -> hold(setting, release))) {
            assertThat(ticker.evaluateNow("a")).isTrue();
            assertThat(ticker.evaluateNow("b")).isTrue();
            assertThat(List.of(next(runs), next(runs))).containsExactlyInAnyOrder("a", "b");
            release.countDown();
        }
    }

    @Test
    void evaluatesOnlyWhatExistsAndIsEnabled() {
        settings = List.of(Settings.disabled("off"));
        try (var ticker = ticker(setting -> runs.add(setting.id()))) {
            assertThat(ticker.evaluateNow("off")).isFalse();
            assertThat(ticker.evaluateNow("unknown")).isFalse();
        }
    }

    @Test
    void stopsBesideARunThatHangs() throws InterruptedException {
        var ticker = ticker(setting -> hold(setting, new CountDownLatch(1)));
        ticker.evaluateNow("a");
        next(runs);
        assertThatCode(ticker::close).doesNotThrowAnyException();
    }

    private interface Work {
        void on(AutoscaleSetting setting);
    }

    private Ticker ticker(Work work) {
        var run =
                new SettingRun() {
                    @Override
                    public void run(AutoscaleSetting setting, Instant now) {
                        work.on(setting);
                    }

                    @Override
                    public void failed(AutoscaleSetting setting, Instant now, RuntimeException e) {
                        failures.add(setting.id() + ": " + e.getMessage());
                    }
                };
        return new Ticker(QUICK, () -> settings, run, InstantSource.system());
    }

    private void hold(AutoscaleSetting setting, CountDownLatch release) {
        runs.add(setting.id());
        try {
            release.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(AutoscaleSetting setting) {
        throw new IllegalStateException("broken");
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        var next = queue.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }
}
