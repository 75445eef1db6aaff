package io.tidemill.engine.profile;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
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
                        "a fixed date ends within "
                                + MAXIMUM_DAYS
                                + " days after its start: "
                                + start
                                + " to "
                                + end);
            }
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
    }
}
