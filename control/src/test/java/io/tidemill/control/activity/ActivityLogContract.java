package io.tidemill.control.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.activity.Stamp;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.decision.LastFlapping;
import io.tidemill.engine.decision.LastOperation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What every activity log does, whatever it is made of.
abstract class ActivityLogContract {
    static final String SETTING =
            "/subscriptions/S/resourceGroups/G/providers/microsoft.insights/autoscalesettings/one";
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Stamp STAMP = new Stamp(SETTING, "/target", "run-1", NOON);
    static final AutoscaleProfile PROFILE =
            new AutoscaleProfile(
                    "default", new Capacity(2, 5, 2), List.of(), new Schedule.Always());
    static final MetricKey CPU = new MetricKey("/target", "", "Cpu");

    abstract ActivityLog log();

    /// The same log as another process would find it after this one was killed.
    abstract ActivityLog reopened();

    static Activity.ScaleInitiated initiated(LastAction previous) {
        return new Activity.ScaleInitiated(
                STAMP,
                new Decision.Scale(2, 4, Reason.SCALE_OUT_RULE),
                Duration.ofMinutes(5),
                previous,
                PROFILE);
    }

    @Test
    void knowsNothingOfANewSetting() {
        assertThat(log().history(SETTING)).isEqualTo(History.NONE);
    }

    @Test
    void remembersAnOperationThatIsUnderWay() {
        log().append(initiated(new LastAction.None()));

        assertThat(log().history(SETTING).lastOperation())
                .isEqualTo(
                        new LastOperation.Pending(
                                "run-1",
                                2,
                                4,
                                new LastAction.Taken(
                                        NOON, Direction.INCREASE, Duration.ofMinutes(5)),
                                true));
    }

    @Test
    void followsEachActivityInOrder() {
        History expected = History.NONE;
        for (Activity activity :
                List.of(
                        new Activity.MetricFailure(STAMP, CPU, "no samples"),
                        initiated(new LastAction.Taken(NOON, Direction.DECREASE, Duration.ZERO)),
                        new Activity.ScaleCompleted(STAMP, 2, 4),
                        new Activity.FlappingOccurred(STAMP, 4, 2, 3, PROFILE),
                        new Activity.Flapping(STAMP, 4, 3, PROFILE),
                        new Activity.ScaleFailed(STAMP, 4, 5, "refused"))) {
            expected = activity.after(expected);
            log().append(activity);
            assertThat(log().history(SETTING)).isEqualTo(expected);
        }

        assertThat(reopened().history(SETTING)).isEqualTo(expected);
        assertThat(expected.failingMetrics()).containsExactly(CPU);
        assertThat(expected.lastFlapping()).isEqualTo(new LastFlapping.Seen(NOON, 4, 3));
    }

    @Test
    void forgetsARecoveredMetric() {
        log().append(new Activity.MetricFailure(STAMP, CPU, "no samples"));
        log().append(new Activity.MetricRecovery(STAMP, CPU));

        assertThat(reopened().history(SETTING).failingMetrics()).isEmpty();
    }

    @Test
    void keepsSettingsApartAndFoldsCase() {
        log().append(new Activity.ScaleFailed(STAMP, 4, 5, "refused"));

        assertThat(log().history(SETTING.toUpperCase(Locale.ROOT))).isNotEqualTo(History.NONE);
        assertThat(log().history(SETTING + "2")).isEqualTo(History.NONE);
    }
}
