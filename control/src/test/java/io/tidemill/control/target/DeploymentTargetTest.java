package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.target.DeploymentStatus.Progress;
import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentTargetTest {

    private static final Instant ASKED = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstanceType TYPE = InstanceType.parse("Local_C25_M512").orElseThrow();

    @Test
    void isSettledOnceWhatWasAskedForWasThere() {
        assertThat(state(new Progress.Reached(), 0)).isEqualTo(new TargetState.Settled(5));
    }

    @Test
    void isScalingUntilTheDeadline() {
        assertThat(state(new Progress.Changing(2, ASKED), 299))
                .isEqualTo(new TargetState.Scaling(2, 5, ASKED));
    }

    @Test
    void countsWhatIsReadyOnceTheDeadlineHasPassed() {
        assertThat(state(new Progress.Changing(2, ASKED), 300))
                .isEqualTo(
                        new TargetState.Failed(
                                1,
                                "asked for 5 instances, 1 are ready after 300 s: exited with status 3"));
    }

    @Test
    void cannotBeReachedWhenItDoesNotRun() {
        var target =
                new DeploymentTarget(
                        Optional::empty,
                        _ -> new ScaleOutcome.Accepted(),
                        InstantSource.fixed(ASKED),
                        Duration.ofMinutes(5));
        assertThat(target.state()).isInstanceOf(TargetState.Unreachable.class);
    }

    @Test
    void passesOnWhatScalingSaid() {
        var target =
                new DeploymentTarget(
                        Optional::empty,
                        count -> new ScaleOutcome.Refused("not " + count),
                        InstantSource.fixed(ASKED),
                        Duration.ofMinutes(5));
        assertThat(target.scaleTo(7)).isEqualTo(new ScaleOutcome.Refused("not 7"));
    }

    private static TargetState state(Progress progress, long secondsLater) {
        var running = new InstanceState.Running(1, 2);
        var instances =
                List.of(
                        new InstanceStatus(
                                "a", TYPE, new InstanceState.Ready(ASKED, running), 0, ""),
                        new InstanceStatus(
                                "b",
                                TYPE,
                                new InstanceState.Failed(ASKED, "exited with status 3", ASKED),
                                4,
                                "exited with status 3"));
        var target =
                new DeploymentTarget(
                        () -> Optional.of(new DeploymentStatus("id", 5, progress, instances)),
                        _ -> new ScaleOutcome.Accepted(),
                        InstantSource.fixed(ASKED.plusSeconds(secondsLater)),
                        Duration.ofMinutes(5));
        return target.state();
    }
}
