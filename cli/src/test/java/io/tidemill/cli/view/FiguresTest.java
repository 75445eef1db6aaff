package io.tidemill.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void writesLatenciesInMillisecondsUnderASecond() {
        assertThat(Figures.latency(Duration.ofMillis(840))).isEqualTo("840 ms");
        assertThat(Figures.latency(Duration.ofMillis(1_240))).isEqualTo("1.2 s");
        assertThat(Figures.latency(Duration.ZERO)).isEqualTo("–");
    }

    @Test
    void writesLengthsAsPeopleSayThem() {
        assertThat(Figures.length(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(Figures.length(Duration.ofMinutes(4))).isEqualTo("4 min");
        assertThat(Figures.length(Duration.ofSeconds(250))).isEqualTo("4 min 10 s");
        assertThat(Figures.clock(Duration.ofSeconds(185))).isEqualTo("3:05");
    }

    @Test
    void keepsOneDecimalBelowTen() {
        assertThat(Figures.number(7.54)).isEqualTo("7.5");
        assertThat(Figures.number(9.96)).isEqualTo("10");
        assertThat(Figures.number(74.4)).isEqualTo("74");
    }

    @Test
    void showsADashForAMissingValue() {
        assertThat(Figures.number(OptionalDouble.empty(), " %")).isEqualTo("–");
        assertThat(Figures.number(OptionalDouble.of(0), " %")).isEqualTo("0.0 %");
    }
}
