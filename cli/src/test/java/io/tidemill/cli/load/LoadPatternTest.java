package io.tidemill.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.cli.load.LoadPattern.Burst;
import io.tidemill.cli.load.LoadPattern.Curve;
import io.tidemill.cli.load.LoadPattern.Daily;
import io.tidemill.cli.load.LoadPattern.Knot;
import io.tidemill.cli.load.LoadPattern.Ramp;
import io.tidemill.cli.load.LoadPattern.Steady;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadPatternTest {

    @Test
    void steadyStaysTheSame() {
        assertThat(new Steady(20).rate(seconds(500))).isEqualTo(20);
    }

    @Test
    void rampClimbsInAStraightLineAndThenHolds() {
        LoadPattern ramp = new Ramp(10, 30, seconds(100));

        assertThat(ramp.rate(seconds(0))).isEqualTo(10);
        assertThat(ramp.rate(seconds(50))).isEqualTo(20);
        assertThat(ramp.rate(seconds(100))).isEqualTo(30);
        assertThat(ramp.rate(seconds(999))).isEqualTo(30);
    }

    @Test
    void dailyIsHighestAtHalfADayAndLowestAtItsEnds() {
        LoadPattern daily = new Daily(4, 20, seconds(240));

        assertThat(daily.rate(seconds(0))).isCloseTo(4, within(1e-9));
        assertThat(daily.rate(seconds(60))).isCloseTo(12, within(1e-9));
        assertThat(daily.rate(seconds(120))).isCloseTo(20, within(1e-9));
        assertThat(daily.rate(seconds(240))).isCloseTo(4, within(1e-9));
    }

    @Test
    void burstIncludesItsStartAndExcludesItsEnd() {
        LoadPattern burst = new Burst(5, 50, seconds(60), seconds(10));

        assertThat(burst.rate(Duration.ofMillis(59_999))).isEqualTo(5);
        assertThat(burst.rate(seconds(60))).isEqualTo(50);
        assertThat(burst.rate(Duration.ofMillis(69_999))).isEqualTo(50);
        assertThat(burst.rate(seconds(70))).isEqualTo(5);
    }

    @Test
    void curveJoinsItsKnotsAndHoldsItsEnds() {
        LoadPattern curve =
                new Curve(
                        List.of(
                                new Knot(seconds(10), 10),
                                new Knot(seconds(20), 30),
                                new Knot(seconds(40), 0)));

        assertThat(curve.peak()).isEqualTo(30);
        assertThat(curve.rate(seconds(0))).isEqualTo(10);
        assertThat(curve.rate(seconds(15))).isEqualTo(20);
        assertThat(curve.rate(seconds(20))).isEqualTo(30);
        assertThat(curve.rate(seconds(30))).isEqualTo(15);
        assertThat(curve.rate(seconds(99))).isEqualTo(0);
    }

    @Test
    void refusesALowRateAboveThePeak() {
        assertThatThrownBy(() -> new Ramp(9, 3, seconds(1)))
                .hasMessage("low = 9.0, must be at most peak (3.0)");
    }

    @Test
    void refusesARateBelowZero() {
        assertThatThrownBy(() -> new Steady(-1)).hasMessageContaining("rate = -1.0");
    }

    @Test
    void refusesKnotsThatGoBackInTime() {
        List<Knot> knots = List.of(new Knot(seconds(2), 1), new Knot(seconds(1), 1));

        assertThatThrownBy(() -> new Curve(knots))
                .hasMessage("Knots must follow each other in time");
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
