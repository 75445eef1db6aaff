package io.tidemill.control.setting;

import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import java.util.List;
import java.util.Optional;

/// Reads one profile: its limits, its rules, and when it applies.
final class ProfileReader {
    private static final String WANTED_COUNT =
            "must be a whole number from 0 to " + Capacity.CEILING;

    private ProfileReader() {}

    static AutoscaleProfile read(JsonField profile) {
        Capacity capacity = capacity(profile.at("capacity"));
        return new AutoscaleProfile(
                profile.at("name").text(),
                capacity,
                SettingReader.within(rules(profile.at("rules")), AutoscaleProfile.MAXIMUM_RULES)
                        .map(rule -> RuleReader.read(rule, capacity))
                        .toList(),
                schedule(profile));
    }

    private static List<JsonField> rules(JsonField field) {
        List<JsonField> items = field.items();
        if (items.size() > AutoscaleProfile.MAXIMUM_RULES) {
            field.explain(
                    "BadRequest",
                    "%s has %d rules, must have at most %d"
                            .formatted(field.path(), items.size(), AutoscaleProfile.MAXIMUM_RULES));
        }
        return items;
    }

    /// Limits that do not fit each other are reported; the widest limits then stand in.
    private static Capacity capacity(JsonField field) {
        int minimum = count(field.at("minimum"), 0);
        int maximum = count(field.at("maximum"), Capacity.CEILING);
        int normal = count(field.at("default"), minimum);
        if (minimum > maximum) {
            field.at("minimum").refuse("must be at most maximum (%d)".formatted(maximum));
        } else if (normal < minimum || normal > maximum) {
            field.at("default")
                    .refuse(
                            "must be at least minimum (%d) and at most maximum (%d)"
                                    .formatted(minimum, maximum));
        } else {
            return new Capacity(minimum, maximum, normal);
        }
        return new Capacity(0, Capacity.CEILING, 0);
    }

    private static int count(JsonField field, int otherwise) {
        return field.read(text -> wholeNumber(text, 0, Capacity.CEILING), otherwise, WANTED_COUNT);
    }

    /// The whole number that a text spells, if it lies between the two, both inclusive.
    static Optional<Integer> wholeNumber(String text, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(text.strip()))
                    .filter(number -> number >= least && number <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Schedule schedule(JsonField profile) {
        JsonField fixed = profile.at("fixedDate");
        JsonField recurrence = profile.at("recurrence");
        if (!fixed.isAbsent() && !recurrence.isAbsent()) {
            profile.explain(
                    "BadRequest", profile.path() + " must not have both fixedDate and recurrence");
        }
        if (!fixed.isAbsent()) {
            return ScheduleReader.fixedDate(fixed);
        }
        return recurrence.isAbsent()
                ? new Schedule.Always()
                : ScheduleReader.recurrence(recurrence);
    }
}
