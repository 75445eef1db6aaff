package io.tidemill.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.cli.load.LoadPattern.Burst;
import io.tidemill.cli.load.LoadPattern.Steady;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void comeAtTheRateOfThePattern() {
        assertThat((double) moments(new Steady(10), 7).size()).isCloseTo(36_000, within(600.0));
    }

    @Test
    void followTheRateAsItChanges() {
        Duration noon = Duration.ofMinutes(30);
        List<Duration> moments = moments(new Burst(1, 20, noon, noon), 7);

        long early = moments.stream().filter(moment -> moment.compareTo(noon) < 0).count();

        assertThat((double) early).isCloseTo(1_800, within(150.0));
        assertThat((double) moments.size() - early).isCloseTo(36_000, within(600.0));
    }

    @Test
    void areInOrderAndEndBeforeTheEnd() {
        List<Duration> moments = moments(new Steady(5), 3);

        assertThat(moments).isSorted().allMatch(moment -> moment.compareTo(HOUR) < 0);
    }

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(moments(new Steady(3), 11)).isEqualTo(moments(new Steady(3), 11));
        assertThat(moments(new Steady(3), 11)).isNotEqualTo(moments(new Steady(3), 12));
    }

    @Test
    void neverComeAtARateOfZero() {
        assertThat(moments(new Steady(0), 1)).isEmpty();
    }

    private static List<Duration> moments(LoadPattern pattern, long seed) {
        List<Duration> moments = new ArrayList<>();
        new Arrivals(pattern, HOUR, new SplittableRandom(seed)).forEachRemaining(moments::add);
        return moments;
    }
}
