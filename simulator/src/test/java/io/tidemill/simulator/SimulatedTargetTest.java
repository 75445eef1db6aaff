package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatedTargetTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime(START);
    private final SimulatedTarget target = new SimulatedTarget(time, 2, Manner.obeysAtOnce());

    @Test
    void scalesAtOnce() {
        assertThat(target.scaleTo(5)).isEqualTo(new ScaleOutcome.Accepted());
        assertThat(target.state()).isEqualTo(new TargetState.Settled(5));
    }

    @Test
    void scalesOutOnlyWhenNewInstancesHaveStarted() {
        target.behave(new Manner.Obeys(MINUTE));
        target.scaleTo(5);

        time.moveTo(START.plusSeconds(59));
        assertThat(target.state()).isEqualTo(new TargetState.Scaling(2, 5, START));
        assertThat(target.instances()).isEqualTo(2);

        time.moveTo(START.plusSeconds(60));
        assertThat(target.state()).isEqualTo(new TargetState.Settled(5));
    }

    @Test
    void scalesInWithoutStartUp() {
        target.behave(new Manner.Obeys(MINUTE));
        target.scaleTo(1);

        assertThat(target.state()).isEqualTo(new TargetState.Settled(1));
    }

    @Test
    void givesUpAndKeepsItsCount() {
        target.behave(new Manner.GivesUp(MINUTE, "quota"));

        assertThat(target.scaleTo(5)).isEqualTo(new ScaleOutcome.Accepted());
        time.moveTo(START.plus(MINUTE));

        assertThat(target.state()).isEqualTo(new TargetState.Failed(2, "quota"));
        assertThat(target.instances()).isEqualTo(2);
    }

    @Test
    void refuses() {
        target.behave(new Manner.Refuses("no"));

        assertThat(target.scaleTo(5)).isEqualTo(new ScaleOutcome.Refused("no"));
        assertThat(target.state()).isEqualTo(new TargetState.Settled(2));
    }

    @Test
    void hidesItsCountButKeepsIt() {
        target.behave(new Manner.Hides("gone"));

        assertThat(target.state()).isEqualTo(new TargetState.Unreachable("gone"));
        assertThat(target.scaleTo(5)).isEqualTo(new ScaleOutcome.Refused("gone"));
        assertThat(target.instances()).isEqualTo(2);
    }

    @Test
    void forgetsAChangeUnderWayWhenTheCountIsSetByHand() {
        target.behave(new Manner.Obeys(MINUTE));
        target.scaleTo(5);
        target.setByHand(3);

        time.moveTo(START.plus(MINUTE));

        assertThat(target.state()).isEqualTo(new TargetState.Settled(3));
    }
}
