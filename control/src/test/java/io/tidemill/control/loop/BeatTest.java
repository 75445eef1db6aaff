package io.tidemill.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.profile.Behavior;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeatTest {

    @Test
    void takesTheSmallestGrainOfAllRules() {
        assertThat(Beat.DEFAULT.interval(Settings.withGrains("s", 60, 20, 300)))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void isNeverLongerThanItsLongest() {
        assertThat(Beat.DEFAULT.interval(Settings.withGrains("s", 300)))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(Beat.DEFAULT.interval(Settings.withGrains("s")))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void isNeverShorterThanItsShortest() {
        var slow = new Beat(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(1));
        assertThat(slow.interval(Settings.withGrains("s", 10))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void leavesTheChoiceToASettingThatChooses() {
        var standard = Behavior.STANDARD;
        var hourly =
                new Behavior(
                        standard.cooldownPolicy(),
                        standard.metricDelay(),
                        standard.projectionPolicy(),
                        standard.restraint(),
                        Duration.ofHours(1));

        assertThat(Beat.DEFAULT.interval(Settings.withGrains("s", 10).with(hourly)))
                .isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 12:00:00.000, 12:00:01",
        "10, 12:00:00.999, 12:00:01",
        "10, 12:00:01.000, 12:00:11",
        "10, 12:00:10.500, 12:00:11",
        "60, 12:00:02.000, 12:01:01",
        "60, 12:59:59.000, 13:00:01"
    })
    void comesALittleAfterTheFullInterval(int interval, String now, String next) {
        assertThat(Beat.DEFAULT.next(at(now), Duration.ofSeconds(interval))).isEqualTo(at(next));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }
}
