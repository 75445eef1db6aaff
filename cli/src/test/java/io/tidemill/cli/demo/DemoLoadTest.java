package io.tidemill.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.load.LoadPattern;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoLoadTest {

    private static final LoadPattern LOAD = DemoLoad.over(Duration.ofMinutes(4), 40);

    @Test
    void startsQuietPeaksAndEndsQuiet() {
        assertThat(LOAD.rate(Duration.ZERO)).isEqualTo(4.8);
        assertThat(LOAD.rate(Duration.ofMinutes(2))).isEqualTo(80);
        assertThat(LOAD.rate(Duration.ofMinutes(4))).isEqualTo(4.8);
    }

    @Test
    void waitsForHelpAtWhatTwoInstancesCanAnswer() {
        assertThat(LOAD.rate(Duration.ofMinutes(1))).isEqualTo(40);
    }

    @Test
    void isQuietAtTheEndForLongEnoughToLoseThreeInstances() {
        Duration window = Duration.ofSeconds(30);
        Duration threeCooldowns = Duration.ofMinutes(1);
        Duration quiet = Duration.ofMinutes(4).minus(window).minus(threeCooldowns);

        assertThat(LOAD.rate(quiet)).isEqualTo(4.8);
    }

    @Test
    void keepsItsShapeOverAnyLength() {
        LoadPattern longer = DemoLoad.over(Duration.ofMinutes(8), 40);

        assertThat(longer.rate(Duration.ofMinutes(4))).isEqualTo(80);
    }
}
