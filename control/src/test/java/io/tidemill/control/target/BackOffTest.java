package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    private static final BackOff BACK_OFF =
            new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "6, 16000", "7, 30000", "1000000, 30000"})
    void doublesUpToItsLongest(int failures, long millis) {
        assertThat(BACK_OFF.after(failures)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void growsWhileAnInstanceKeepsFailing() {
        var instance = failingTwice();
        assertThat(waitAfterNextFailure(instance, START.plusSeconds(10)))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void startsAnewAfterAStableTime() {
        var instance = failingTwice();
        instance.forgiveIfStable(Duration.ofSeconds(60), START.plusSeconds(60));
        assertThat(waitAfterNextFailure(instance, START.plusSeconds(60)))
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void doesNotForgiveTooEarly() {
        var instance = failingTwice();
        instance.forgiveIfStable(Duration.ofSeconds(60), START.plusSeconds(59));
        assertThat(waitAfterNextFailure(instance, START.plusSeconds(59)))
                .isEqualTo(Duration.ofSeconds(2));
    }

    /// Has failed twice, and is ready since `START`.
    private static Instance failingTwice() {
        var instance = new Instance("i", Specs.small(1).template(), new OutputLog(1), START);
        for (int i = 0; i < 2; i++) {
            instance.failed("broken", BACK_OFF, START);
            instance.retry(START);
        }
        instance.started(new InstanceState.Running(1, 2), START);
        instance.answered(Optional.empty(), Probe.DEFAULT, START);
        return instance;
    }

    private static Duration waitAfterNextFailure(Instance instance, Instant now) {
        instance.failed("broken", BACK_OFF, now);
        return instance.state() instanceof InstanceState.Failed(_, _, var retryAt)
                ? Duration.between(now, retryAt)
                : Duration.ZERO;
    }
}
