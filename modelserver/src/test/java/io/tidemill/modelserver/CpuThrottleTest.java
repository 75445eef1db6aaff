package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.modelserver.CpuQuota.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuThrottleTest {

    private long wall;
    private long cpu;
    private long cpuUsedWhileAsleep;
    private final List<Duration> sleeps = new ArrayList<>();

    private final CpuThrottle throttle =
            new CpuThrottle(0.5, () -> new Reading(wall, cpu), this::sleep);

    private void sleep(Duration time) {
        sleeps.add(time);
        wall += time.toNanos();
        cpu += cpuUsedWhileAsleep;
        cpuUsedWhileAsleep = 0;
    }

    @Test
    void doesNotSleepWithinTheBudget() throws InterruptedException {
        cpu += Duration.ofMillis(50).toNanos();
        throttle.awaitBudget();
        assertThat(sleeps).isEmpty();
    }

    @Test
    void sleepsForTheDebt() throws InterruptedException {
        cpu += Duration.ofMillis(60).toNanos();
        throttle.awaitBudget();
        assertThat(sleeps).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void sleepsAgainForWhatOtherThreadsUsedMeanwhile() throws InterruptedException {
        cpu += Duration.ofMillis(60).toNanos();
        cpuUsedWhileAsleep = Duration.ofMillis(5).toNanos();
        throttle.awaitBudget();
        assertThat(sleeps).containsExactly(Duration.ofMillis(20), Duration.ofMillis(10));
    }
}
