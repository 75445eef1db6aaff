package io.tidemill.control.setting;

import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.profile.TimeZones;
import io.tidemill.engine.rule.WireWord;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads when a profile applies.
final class ScheduleReader {
    private static final String WANTED_ZONE =
            "must be a Windows time zone such as Pacific Standard Time";
    private static final String WANTED_MOMENT =
            "must be a date and time such as 2026-12-24T00:00:00";

    private ScheduleReader() {}

    /// The digits of start and end are read on the clocks of the time zone, whatever offset is
    /// written behind them: that is what somebody means who names both.
    static Schedule fixedDate(JsonField field) {
        JsonField end = field.at("end");
        LocalDateTime from = moment(field.at("start"));
        LocalDateTime to = moment(end);
        ZoneId zone =
                field.at("timeZone").readIfPresent(TimeZones::find, ZoneOffset.UTC, WANTED_ZONE);
        LocalDateTime latest = from.plusDays(Schedule.FixedDate.MAXIMUM_DAYS);
        if (from.equals(STAND_IN) || to.equals(STAND_IN)) {
            return new Schedule.Always();
        }
        if (to.isBefore(from)) {
            end.refuse("must not be before start (%s)".formatted(from));
            return new Schedule.Always();
        }
        if (to.isAfter(latest)) {
            end.refuse(
                    "must be at most %d days after start (%s)"
                            .formatted(Schedule.FixedDate.MAXIMUM_DAYS, from));
            return new Schedule.Always();
        }
        return new Schedule.FixedDate(from, to, zone);
    }

    /// Stands in for a moment that could not be read; no client writes it.
    private static final LocalDateTime STAND_IN = LocalDateTime.of(1, 1, 1, 0, 0);

    private static LocalDateTime moment(JsonField field) {
        return field.read(ScheduleReader::parseMoment, STAND_IN, WANTED_MOMENT);
    }

    private static Optional<LocalDateTime> parseMoment(String text) {
        try {
            return Optional.of(DateTimeFormatter.ISO_DATE_TIME.parse(text, LocalDateTime::from))
                    .filter(moment -> moment.getYear() >= 1900 && moment.getYear() <= 9000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Schedule recurrence(JsonField field) {
        field.at("frequency")
                .read(
                        text -> WireWord.find(Frequency.values(), text),
                        Frequency.WEEK,
                        "must be Week");
        JsonField schedule = field.at("schedule");
        ZoneId zone = schedule.at("timeZone").read(TimeZones::find, ZoneOffset.UTC, WANTED_ZONE);
        return new Schedule.Recurrence(
                days(schedule.at("days")),
                LocalTime.of(only(schedule.at("hours"), 23), only(schedule.at("minutes"), 59)),
                zone);
    }

    private static Set<DayOfWeek> days(JsonField field) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (JsonField item : field.items()) {
            days.add(
                    item.read(
                            ScheduleReader::day,
                            DayOfWeek.MONDAY,
                            "must be an English day name such as Saturday"));
        }
        if (days.isEmpty()) {
            field.refuse("must have at least one day");
        }
        return days.isEmpty() ? Set.of(DayOfWeek.MONDAY) : days;
    }

    private static Optional<DayOfWeek> day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equalsIgnoreCase(text))
                .findFirst();
    }

    /// The day's name in Azure's spelling, such as `Saturday`; empty when it is none.
    static Optional<String> dayName(String text) {
        return day(text).map(ScheduleReader::name);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// Azure's schema has a list here, its service takes exactly one. An empty list stands for 0,
    /// as in the schedule of Azure's own article.
    private static int only(JsonField field, int most) {
        List<JsonField> items = field.items();
        if (field.isAbsent() || items.size() > 1) {
            field.refuse("must have exactly one value");
        }
        if (items.size() != 1) {
            return 0;
        }
        return items.getFirst()
                .read(
                        text -> ProfileReader.wholeNumber(text, 0, most),
                        0,
                        "must be a whole number from 0 to " + most);
    }
}
