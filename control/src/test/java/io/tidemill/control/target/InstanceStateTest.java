package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.target.InstanceState.Draining;
import io.tidemill.control.target.InstanceState.Failed;
import io.tidemill.control.target.InstanceState.Ready;
import io.tidemill.control.target.InstanceState.Requested;
import io.tidemill.control.target.InstanceState.Running;
import io.tidemill.control.target.InstanceState.Starting;
import io.tidemill.control.target.InstanceState.Stopped;
import io.tidemill.control.target.InstanceState.Unready;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceStateTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final Running PROCESS = new Running(1, 2);

    private static final List<InstanceState> ALL =
            List.of(
                    new Requested(NOW),
                    new Starting(NOW, PROCESS),
                    new Ready(NOW, PROCESS),
                    new Unready(NOW, PROCESS, "why"),
                    new Draining(NOW, PROCESS, NOW),
                    new Failed(NOW, "why", NOW),
                    new Stopped(NOW));

    @ParameterizedTest
    @CsvSource({
        "requested, starting failed stopped",
        "starting, ready failed draining",
        "ready, unready failed draining",
        "unready, ready failed draining",
        "draining, stopped",
        "failed, requested stopped",
        "stopped, ''"
    })
    void goesWhereTheDrawingHasAnArrow(String from, String to) {
        var state = ALL.stream().filter(one -> one.word().equals(from)).findFirst().orElseThrow();
        var reachable = ALL.stream().filter(state::mayBecome).map(InstanceState::word).toList();
        var drawn = Arrays.stream(to.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
        assertThat(reachable).containsExactlyInAnyOrderElementsOf(drawn);
    }

    @Test
    void hasAProcessFromItsStartToItsEnd() {
        var alive = ALL.stream().filter(state -> state.process().isPresent());
        assertThat(alive.map(InstanceState::word))
                .containsExactly("starting", "ready", "unready", "draining");
    }
}
