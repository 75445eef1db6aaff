package io.tidemill.control.exposition;

import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.control.loop.Beat;
import io.tidemill.control.loop.SettingRun;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoopTallyTest {
    /// Settings without rules are due once a minute, a second after the full one.
    private static final Instant DUE = Instant.parse("2026-01-01T12:00:01Z");

    private static final AutoscaleSetting SETTING = setting(defaultProfile(limits(1, 3, 1)));

    private final AtomicLong nanos = new AtomicLong();
    private final LoopTally tally = new LoopTally(Beat.DEFAULT, nanos::get);

    @Test
    void countsDecisionsByOutcomeDirectionAndReason() {
        decided(new Decision.Scale(1, 2, Reason.SCALE_OUT_RULE));
        decided(new Decision.Hold(Reason.COOLDOWN));
        decided(new Decision.Hold(Reason.COOLDOWN));

        assertThat(text())
                .contains(
                        "tidemill_decisions_total{direction=\"increase\",outcome=\"scale\",reason=\"scaleOutRule\"} 1.0\n")
                .contains(
                        "tidemill_decisions_total{direction=\"none\",outcome=\"hold\",reason=\"cooldown\"} 2.0\n");
    }

    @Test
    void tellsHowLongARunTookAndHowLateItBegan() {
        tally.counting(new Run(() -> nanos.addAndGet(20_000_000)))
                .run(SETTING, DUE.plusMillis(300));

        assertThat(text())
                .contains("tidemill_evaluation_duration_seconds_sum 0.02\n")
                .contains("tidemill_evaluation_duration_seconds_bucket{le=\"0.01\"} 0\n")
                .contains("tidemill_evaluation_duration_seconds_bucket{le=\"0.05\"} 1\n")
                .contains("tidemill_loop_lag_seconds_sum 0.3\n");
    }

    @Test
    void countsARunThatFailed() {
        SettingRun failing =
                tally.counting(
                        new Run(() -> {
                            throw new IllegalStateException("broken");
                        }));

        assertThatThrownBy(() -> failing.run(SETTING, DUE)).hasMessage("broken");
        failing.failed(SETTING, DUE, new IllegalStateException("broken"));

        assertThat(text())
                .contains("tidemill_evaluations_failed_total 1.0\n")
                .contains("tidemill_evaluation_duration_seconds_count 1\n");
    }

    private void decided(Decision decision) {
        tally.evaluated(new Evaluation(SETTING, "id", DUE, List.of(), decision));
    }

    private String text() {
        return new MetricsPage(List.of(tally), () -> DUE)
                .handle(ArmRequest.of("GET", "/metrics"))
                .body();
    }

    private record Run(Runnable work) implements SettingRun {
        @Override
        public void run(AutoscaleSetting setting, Instant now) {
            work.run();
        }

        @Override
        public void failed(AutoscaleSetting setting, Instant now, RuntimeException why) {}
    }
}
