package io.tidemill.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final AutoscaleSetting QUICK = Settings.withGrains("quick", 10);
    private static final AutoscaleSetting SLOW = Settings.withGrains("slow", 60);

    private final Timetable timetable = new Timetable(Beat.DEFAULT);

    @Test
    void runsEachSettingAtItsOwnInterval() {
        assertThat(seconds(QUICK, 65, QUICK, SLOW)).containsExactly(1, 11, 21, 31, 41, 51, 61);
        assertThat(seconds(SLOW, 190, QUICK, SLOW)).containsExactly(1, 61, 121, 181);
    }

    @Test
    void leavesOutDisabledSettings() {
        assertThat(seconds(Settings.disabled("off", 10), 65, Settings.disabled("off", 10)))
                .isEmpty();
    }

    @Test
    void doesNotMakeUpForMissedTimes() {
        timetable.due(List.of(QUICK), START);
        assertThat(timetable.due(List.of(QUICK), START.plusSeconds(300))).containsExactly(QUICK);
        assertThat(timetable.due(List.of(QUICK), START.plusSeconds(300))).isEmpty();
        assertThat(timetable.earliest()).contains(START.plusSeconds(301));
    }

    @Test
    void followsAChangedInterval() {
        timetable.due(List.of(SLOW), START.plusSeconds(2));
        timetable.due(List.of(Settings.withGrains("SLOW", 10)), START.plusSeconds(3));
        assertThat(timetable.earliest()).contains(START.plusSeconds(11));
    }

    @Test
    void doesNotWaitForADistantTimeWhenTheClockIsSetBack() {
        timetable.due(List.of(QUICK), START.plusSeconds(3600));
        timetable.due(List.of(QUICK), START);
        assertThat(timetable.earliest()).contains(START.plusSeconds(1));
    }

    @Test
    void forgetsASettingThatIsGone() {
        timetable.due(List.of(QUICK), START);
        timetable.due(List.of(), START);
        assertThat(timetable.earliest()).isEmpty();
    }

    /// The seconds at which the setting is due when all are looked at every second.
    private List<Integer> seconds(AutoscaleSetting of, int until, AutoscaleSetting... all) {
        var due = new ArrayList<Integer>();
        for (int second = 0; second <= until; second++) {
            if (timetable.due(List.of(all), START.plusSeconds(second)).contains(of)) {
                due.add(second);
            }
        }
        return due;
    }
}
