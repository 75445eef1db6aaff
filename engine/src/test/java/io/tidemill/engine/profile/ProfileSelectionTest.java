package io.tidemill.engine.profile;

import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.weekly;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.profile.ProfileSelection.Candidate;
import io.tidemill.engine.profile.ProfileSelection.Claim;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileSelectionTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final AutoscaleProfile DEFAULT = defaultProfile(limits(2, 5, 2));
    private static final AutoscaleProfile WEEKEND =
            weekly("weekend-profile", limits(2, 2, 2), LocalTime.MIDNIGHT, SATURDAY, SUNDAY);
    private static final AutoscaleProfile PAIRED =
            weekly(
                    "{\"name\": \"default\", \"for\": \"weekend-profile\"}",
                    limits(2, 5, 2),
                    LocalTime.of(23, 59),
                    SATURDAY,
                    SUNDAY);

    /// Autoscale semantics §2.5, the weekend profile that the CLI makes. 2026-07-03 is a Friday.
    @ParameterizedTest
    @CsvSource({
        "2026-07-03T00:00, paired",
        "2026-07-03T23:59:59, paired",
        "2026-07-04T00:00, weekend",
        "2026-07-04T23:58:59, weekend",
        "2026-07-04T23:59, paired",
        "2026-07-04T23:59:59, paired",
        "2026-07-05T00:00, weekend",
        "2026-07-05T23:58:59, weekend",
        "2026-07-05T23:59, paired",
        "2026-07-10T23:59:59, paired",
        "2026-07-11T00:00, weekend",
    })
    void followsTheWeekendProfileOfTheCli(LocalDateTime local, String expected) {
        assertThat(at(local, DEFAULT, WEEKEND, PAIRED))
                .isEqualTo(expected.equals("paired") ? PAIRED : WEEKEND);
    }

    /// Autoscale semantics §2.5: the SDK's weekend profile replaces everything, so nothing ever
    /// brings the default back.
    @Test
    void staysInTheOnlyRecurringProfileForEver() {
        var only = weekly("Default", limits(2, 2, 2), LocalTime.MIDNIGHT, SATURDAY, SUNDAY);

        assertThat(at(LocalDateTime.parse("2026-07-01T12:00"), only)).isEqualTo(only);
        assertThat(at(LocalDateTime.parse("2026-07-01T12:00"), DEFAULT, only)).isEqualTo(only);
    }

    /// Autoscale semantics §2.2, the sample with two recurring profiles and no default.
    @ParameterizedTest
    @CsvSource({
        "2026-07-03T12:00, weekday",
        "2026-07-04T00:00, weekday",
        "2026-07-04T00:01, weekend",
        "2026-07-06T03:59, weekend",
        "2026-07-06T04:00, weekday",
    })
    void alternatesBetweenTwoRecurringProfiles(LocalDateTime local, String expected) {
        var weekday = weekly("weekday", limits(2, 10, 2), LocalTime.of(4, 0), MONDAY);
        var weekend = weekly("weekend", limits(1, 3, 1), LocalTime.of(0, 1), SATURDAY);

        assertThat(at(local, weekday, weekend).name()).isEqualTo(expected);
    }

    /// Autoscale semantics §2.1: fixed date, then recurring, then default.
    @Test
    void prefersAFixedDateToARecurringProfileToTheDefault() {
        var fixed = fixed("sale", "2026-07-04T10:00", "2026-07-04T12:00");
        var noon = LocalDateTime.parse("2026-07-04T11:00");

        assertThat(at(noon, DEFAULT, WEEKEND, fixed)).isEqualTo(fixed);
        assertThat(at(noon, DEFAULT, WEEKEND)).isEqualTo(WEEKEND);
        assertThat(at(noon, DEFAULT)).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-04T09:59:59, false",
        "2026-07-04T10:00, true",
        "2026-07-04T12:00, true",
        "2026-07-04T12:00:01, false"
    })
    void countsBothEndsOfAFixedDateAsInside(LocalDateTime local, boolean inside) {
        var fixed = fixed("sale", "2026-07-04T10:00", "2026-07-04T12:00");

        assertThat(at(local, DEFAULT, fixed)).isEqualTo(inside ? fixed : DEFAULT);
    }

    /// Autoscale semantics §2.1: of two overlapping fixed dates the first in the setting's order.
    @Test
    void takesTheFirstOfTwoFixedDates() {
        var first = fixed("first", "2026-07-04T10:00", "2026-07-04T12:00");
        var second = fixed("second", "2026-07-04T09:00", "2026-07-04T13:00");

        assertThat(at(LocalDateTime.parse("2026-07-04T11:00"), first, second)).isEqualTo(first);
        assertThat(at(LocalDateTime.parse("2026-07-04T11:00"), second, first)).isEqualTo(second);
    }

    /// Autoscale semantics §2.3: a tie is open; the first in the setting's order wins.
    @Test
    void takesTheFirstOfTwoRecurringProfilesThatStartTogether() {
        var first = weekly("first", limits(1, 1, 1), LocalTime.NOON, MONDAY);
        var second = weekly("second", limits(2, 2, 2), LocalTime.NOON, MONDAY);

        assertThat(at(LocalDateTime.parse("2026-07-07T00:00"), first, second)).isEqualTo(first);
    }

    @Test
    void selectsNothingWhenNoFixedDateAppliesAndThereIsNothingElse() {
        var fixed = fixed("sale", "2026-07-04T10:00", "2026-07-04T12:00");

        assertThat(ProfileSelection.at(List.of(fixed), Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(
                        new ProfileSelection(
                                List.of(new Candidate(fixed, new Claim.OutsideDates(), false))));
        assertThat(ProfileSelection.at(List.of(), Instant.EPOCH).selected()).isEmpty();
    }

    @Test
    void saysWhichProfilesWereLookedAtAndWhy() {
        var saturday = Instant.parse("2026-07-04T07:00:00Z");
        var sundayBefore = Instant.parse("2026-06-29T06:59:00Z");

        assertThat(ProfileSelection.at(List.of(DEFAULT, WEEKEND, PAIRED), saturday).looked())
                .containsExactly(
                        new Candidate(WEEKEND, new Claim.Since(saturday), true),
                        new Candidate(PAIRED, new Claim.Since(sundayBefore), false));
    }

    /// Autoscale semantics §2.6: clocks go from 02:00 to 03:00 on 2026-03-08, so 02:30 happens at
    /// 03:30.
    @Test
    void movesAStartInTheDaylightSavingGapForward() {
        var night = weekly("night", limits(1, 1, 1), LocalTime.of(2, 30), SUNDAY);
        var before = weekly("before", limits(2, 2, 2), LocalTime.of(1, 0), SUNDAY);

        assertThat(at(Instant.parse("2026-03-08T10:29:59Z"), before, night)).isEqualTo(before);
        assertThat(at(Instant.parse("2026-03-08T10:30:00Z"), before, night)).isEqualTo(night);
    }

    /// Autoscale semantics §2.6: 01:30 happens twice on 2026-11-01; the first time counts.
    @Test
    void takesTheEarlierOffsetOfAStartInTheDaylightSavingOverlap() {
        var night = weekly("night", limits(1, 1, 1), LocalTime.of(1, 30), SUNDAY);
        var before = weekly("before", limits(2, 2, 2), LocalTime.of(1, 0), SUNDAY);

        assertThat(at(Instant.parse("2026-11-01T08:29:59Z"), before, night)).isEqualTo(before);
        assertThat(at(Instant.parse("2026-11-01T08:30:00Z"), before, night)).isEqualTo(night);
        assertThat(at(Instant.parse("2026-11-01T09:15:00Z"), before, night)).isEqualTo(night);
    }

    /// Chile sets its clocks back at midnight: Saturday 23:00 to 24:00 happens twice.
    @Test
    void findsAStartWhoseDateComesAgain() {
        var late =
                new Schedule.Recurrence(
                        Set.of(SATURDAY), LocalTime.of(23, 30), ZoneId.of("America/Santiago"));

        assertThat(late.lastStart(Instant.parse("2026-04-05T03:10:00Z")))
                .isEqualTo("2026-04-05T02:30:00Z");
    }

    private static AutoscaleProfile fixed(String name, String start, String end) {
        return new AutoscaleProfile(
                name,
                limits(1, 9, 1),
                List.of(),
                new Schedule.FixedDate(
                        LocalDateTime.parse(start), LocalDateTime.parse(end), PACIFIC));
    }

    private static AutoscaleProfile at(LocalDateTime local, AutoscaleProfile... profiles) {
        return at(local.atZone(PACIFIC).toInstant(), profiles);
    }

    private static AutoscaleProfile at(Instant now, AutoscaleProfile... profiles) {
        return ProfileSelection.at(List.of(profiles), now).selected().orElseThrow();
    }
}
