package io.tidemill.modelserver;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.modelserver.CpuQuota.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuQuotaTest {

    private static final CpuQuota QUARTER = CpuQuota.startingAt(read(ZERO, ZERO), 0.25);

    /// The account at its start, its burst spent within no time.
    private static final CpuQuota EMPTY = QUARTER.at(read(ZERO, ofMillis(25)));

    private static Reading read(Duration wall, Duration cpu) {
        return new Reading(wall.toNanos(), cpu.toNanos());
    }

    @Test
    void startsWithAFullBurst() {
        assertThat(QUARTER.at(read(ZERO, ofMillis(25))).pause()).isZero();
        assertThat(QUARTER.at(read(ZERO, ofMillis(26))).pause()).isEqualTo(ofMillis(4));
    }

    @Test
    void pausesUntilTheDebtIsPaid() {
        CpuQuota after = EMPTY.at(read(ofMillis(10), ofMillis(35)));
        assertThat(after.pause()).isEqualTo(ofMillis(30));
        assertThat(after.at(read(ofMillis(39), ofMillis(35))).pause()).isEqualTo(ofMillis(1));
        assertThat(after.at(read(ofMillis(40), ofMillis(35))).pause()).isZero();
    }

    @Test
    void savesNoMoreThanTheBurst() {
        CpuQuota rested = EMPTY.at(read(ofSeconds(60), ofMillis(25)));
        assertThat(rested.at(read(ofSeconds(60), ofMillis(50))).pause()).isZero();
        assertThat(rested.at(read(ofSeconds(60), ofMillis(60))).pause()).isEqualTo(ofMillis(40));
    }

    @Test
    void paysBackgroundWorkFromTheTimeItRanIn() {
        CpuQuota probed = EMPTY.at(read(ofSeconds(60), ofMillis(525)));
        assertThat(probed.pause()).isZero();
    }

    @Test
    void forgivesDebtPastOneSecondOfPause() {
        assertThat(EMPTY.at(read(ZERO, ofSeconds(20))).pause()).isEqualTo(ofSeconds(1));
    }

    @Test
    void chargesNothingUsedBeforeTheStart() {
        CpuQuota warm = CpuQuota.startingAt(read(ofSeconds(3), ofSeconds(2)), 0.25);
        assertThat(warm.at(read(ofSeconds(3), ofSeconds(2))).pause()).isZero();
    }

    @Test
    void neverPausesOneThreadWithAQuotaOfACoreOrMore() {
        CpuQuota whole = CpuQuota.startingAt(read(ZERO, ZERO), 1);
        for (int second = 1; second <= 10; second++) {
            whole = whole.at(read(ofSeconds(second), ofSeconds(second)));
            assertThat(whole.pause()).isZero();
        }
    }

    @Test
    void keepsTheLongRunAverageAtTheQuota() {
        CpuQuota quota = QUARTER;
        Duration wall = ZERO;
        Duration cpu = ZERO;
        for (int text = 0; text < 1000; text++) {
            wall = wall.plusMillis(7);
            cpu = cpu.plusMillis(7);
            quota = quota.at(read(wall, cpu));
            wall = wall.plus(quota.pause());
        }
        assertThat((double) cpu.toNanos() / wall.toNanos()).isBetween(0.25, 0.2525);
    }
}
