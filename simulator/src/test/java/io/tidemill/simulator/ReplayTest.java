package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void runsFromTheFirstTimeToTheLastInclusive() {
        assertThat(replay(Manner.obeysAtOnce(), 50, 50, 50))
                .extracting(ReplayedRun::at)
                .containsExactly(at(0), at(1), at(2), at(3));
    }

    @Test
    void findsInEachRunWhatTheOneBeforeAskedFor() {
        var runs = replay(Manner.obeysAtOnce(), 90, 90);

        assertThat(runs.get(1)).returns(2, ReplayedRun::from).returns(4, ReplayedRun::to);
        assertThat(runs.get(2)).returns(4, ReplayedRun::from).returns(4, ReplayedRun::to);
        assertThat(reasons(runs).get(2)).isEqualTo(Reason.COOLDOWN);
    }

    @Test
    void waitsForInstancesThatStart() {
        var runs = replay(new Manner.Obeys(Duration.ofMinutes(2)), 90, 90, 90);

        assertThat(reasons(runs))
                .containsExactly(
                        Reason.METRIC_FAILURE,
                        Reason.SCALE_OUT_RULE,
                        Reason.OPERATION_IN_PROGRESS,
                        Reason.COOLDOWN);
        assertThat(runs).extracting(ReplayedRun::from).containsExactly(2, 2, 2, 4);
    }

    @Test
    void keepsTheCountThatWasSetByHand() {
        var byHand = List.of(new ManualChange(at(2), 3), new ManualChange(at(-5), 5));
        var runs = new ArrayList<ReplayedRun>();

        new Replay(Settings.cpu(1, 6), recorded(50, 50, 50), byHand)
                .play(span(3), new Replay.Start(2, Manner.obeysAtOnce()), runs::add);

        assertThat(runs).extracting(ReplayedRun::from).containsExactly(2, 2, 3, 3);
    }

    @Test
    void refusesToRunAllAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReplaySpan(at(0), at(1), Duration.ZERO));
    }

    @Test
    void refusesASpanThatEndsBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplaySpan(at(1), at(0), MINUTE));
    }

    /// One run a minute; the first sees nothing, each later one a sample more.
    static List<ReplayedRun> replay(AutoscaleSetting setting, Replay.Start start, double... cpu) {
        var runs = new ArrayList<ReplayedRun>();
        new Replay(setting, recorded(cpu), List.of()).play(span(cpu.length), start, runs::add);
        return runs;
    }

    private static List<ReplayedRun> replay(Manner manner, double... cpu) {
        return replay(Settings.cpu(2, 6), new Replay.Start(2, manner), cpu);
    }

    private static List<Reason> reasons(List<ReplayedRun> runs) {
        return runs.stream().map(run -> run.evaluation().decision().reason()).toList();
    }

    private static RecordedMetrics recorded(double... cpu) {
        var series = new RecordedSeries(RecordedMetric.named(Settings.CPU.name()), Map.of());
        for (int i = 0; i < cpu.length; i++) {
            series.add(at(i).getEpochSecond(), cpu[i]);
        }
        return new RecordedMetrics(List.of(series), MINUTE, _ -> Silence.FAILURE);
    }

    private static ReplaySpan span(int minutes) {
        return new ReplaySpan(START, at(minutes), MINUTE);
    }

    private static Instant at(int minute) {
        return START.plus(MINUTE.multipliedBy(minute));
    }
}
