package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-05T00:00:00Z");
    private static final Offset<Double> HARDLY = within(1e-9);

    @Test
    void staysWhereItIs() {
        assertThat(new Load.Steady(2.5).at(MIDNIGHT)).isEqualTo(2.5);
    }

    @Test
    void isLowestAtMidnightAndHighestAtNoon() {
        var load = new Load.Daily(1, 5);

        assertThat(load.at(MIDNIGHT)).isEqualTo(1, HARDLY);
        assertThat(load.at(MIDNIGHT.plus(Duration.ofHours(6)))).isEqualTo(3, HARDLY);
        assertThat(load.at(MIDNIGHT.plus(Duration.ofHours(12)))).isEqualTo(5, HARDLY);
    }

    @Test
    void burstsAtTheStartOfEachPeriod() {
        var load = new Load.Bursts(1, 5, Duration.ofMinutes(10), Duration.ofHours(1));

        assertThat(load.at(MIDNIGHT)).isEqualTo(5);
        assertThat(load.at(MIDNIGHT.plus(Duration.ofMinutes(10)))).isEqualTo(1);
        assertThat(load.at(MIDNIGHT.plus(Duration.ofMinutes(69)))).isEqualTo(5);
    }

    @Test
    void growsEvenlyAndStartsAgain() {
        var load = new Load.Ramps(1, 5, Duration.ofHours(1));

        assertThat(load.at(MIDNIGHT.plus(Duration.ofMinutes(15)))).isEqualTo(2, HARDLY);
        assertThat(load.at(MIDNIGHT.plus(Duration.ofMinutes(60)))).isEqualTo(1, HARDLY);
    }

    @Test
    void slowsAnEndpointDownAsItFills() {
        assertThat(SimulatedEndpoint.under(1, 2).latencyMillis()).hasValue(40);
        assertThat(SimulatedEndpoint.under(9, 2).latencyMillis()).hasValue(2_000);
        assertThat(SimulatedEndpoint.under(1, 0).latencyMillis()).hasValue(2_000);
        assertThat(SimulatedEndpoint.under(0, 2).latencyMillis()).isEmpty();
    }

    @Test
    void sharesTheLoadOverTheInstances() {
        assertThat(SimulatedEndpoint.under(1, 4).cpuPercent()).isEqualTo(25);
        assertThat(SimulatedEndpoint.under(9, 4).cpuPercent()).isEqualTo(100);
    }
}
