package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The real control loop against random settings, loads and faults, over thousands of days. A
/// failure names the seed of its world: `-Dtidemill.simulation.seed=…` plays it again.
class FaultSimulationTest {
    private static final Duration LIFE = Duration.ofDays(40);
    private static final int WORLDS = 260;
    private static final long SEED = Long.getLong("tidemill.simulation.seed", 20_261_123);

    @Test
    void keepsItsInvariantsOverTenThousandDaysOfFaults() {
        assertThat(LIFE.toDays() * WORLDS).isGreaterThanOrEqualTo(10_000);
        var reasons = EnumSet.noneOf(Reason.class);
        for (long seed = SEED; seed < SEED + WORLDS; seed++) {
            var world = new World(seed, true);
            var broken = world.live(LIFE);
            assertThat(broken).as("seed %d: %s", seed, world.whereabouts()).isEmpty();
            reasons.addAll(world.reasons());
        }
        assertThat(reasons).as("a simulation that meets everything").containsOnly(Reason.values());
    }

    @Test
    void decidesTheSameWithRestartsAndWithout() {
        for (long seed = SEED; seed < SEED + 12; seed++) {
            assertThat(lived(seed, true)).as("seed %d", seed).isEqualTo(lived(seed, false));
        }
    }

    @Test
    void decidesTheSameEachTime() {
        var seed = new Random(SEED).nextLong();

        assertThat(lived(seed, false))
                .isEqualTo(lived(seed, false))
                .isNotEqualTo(lived(seed + 1, false));
    }

    private static long lived(long seed, boolean restarted) {
        var world = new World(seed, restarted);
        world.live(LIFE);
        return world.transcript();
    }
}
