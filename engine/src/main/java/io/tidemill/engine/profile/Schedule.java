package io.tidemill.engine.profile;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/// When a profile applies.
public sealed interface Schedule {
    /// Whenever no other profile applies: the schedule of the default profile.
    record Always() implements Schedule {}

    /// Once, from `start` to `end`, both inclusive, on the clocks of `zone`.
    record FixedDate(LocalDateTime start, LocalDateTime end, ZoneId zone) implements Schedule {
        /// The longest span in days.
        public static final int MAXIMUM_DAYS = 365;

        public FixedDate {
            if (end.isBefore(start) || start.plusDays(MAXIMUM_DAYS).isBefore(end)) {
                throw new IllegalArgumentException(
                        "a fixed date ends within %d days after its start: %s to %s"
                                .formatted(MAXIMUM_DAYS, start, end));
            }
        }

        boolean covers(Instant now) {
            return !now.isBefore(startsAt())
                    && !now.isAfter(ZonedDateTime.of(end, zone).toInstant());
        }

        Instant startsAt() {
            return ZonedDateTime.of(start, zone).toInstant();
        }
    }

    /// Every week from `time` on each of `days`, on the clocks of `zone`, until any recurring
    /// profile starts next.
    record Recurrence(Set<DayOfWeek> days, LocalTime time, ZoneId zone) implements Schedule {
        public Recurrence {
            days = Set.copyOf(days);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("a recurrence needs at least one day");
            }
        }

        /// The most recent start at or before `now`; there always is one, as starts reach back
        /// without end.
        ///
        /// A start that the clocks skip happens as much later as they skip; one that they show
        /// twice happens the first time.
        Instant lastStart(Instant now) {
            var tomorrow = LocalDate.ofInstant(now, zone).plusDays(1);
            var last = Instant.MIN;
            for (var day : days) {
                var start = lastStart(now, tomorrow.with(TemporalAdjusters.previousOrSame(day)));
                last = start.isAfter(last) ? start : last;
            }
            return last;
        }

        /// Looks from a date on backwards. That date may be tomorrow, because where clocks are set
        /// back over midnight a start that is already past can carry tomorrow's date.
        private Instant lastStart(Instant now, LocalDate latest) {
            var date = latest;
            var start = startOn(date);
            while (start.isAfter(now)) {
                date = date.minusWeeks(1);
                start = startOn(date);
            }
            return start;
        }

        private Instant startOn(LocalDate date) {
            return ZonedDateTime.of(date, time, zone).toInstant();
        }
    }
}
