package io.tidemill.control.setting;

import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Schedule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Reads a document in normal form as the engine's setting, and reports everything that is wrong
/// with it.
final class SettingReader {
    private static final String WANTED_TARGET = "must be the ARM id of what is scaled";

    private final SettingId id;

    SettingReader(SettingId id) {
        this.id = id;
    }

    AutoscaleSetting read(JsonField document) {
        JsonField properties = document.at("properties");
        if (!properties.node().isObject()) {
            properties.refuse("UnsupportedRequestContent", "must be an object");
        }
        ExtrasCheck.check(document);
        return new AutoscaleSetting(
                id.text(),
                id.name(),
                properties.at("enabled").flag(true),
                target(properties.at("targetResourceUri")),
                profiles(properties.at("profiles")),
                Behavior.STANDARD);
    }

    private static String target(JsonField field) {
        String target = field.isAbsent() ? "" : field.node().asString("");
        if (!target.startsWith("/")) {
            field.refuse("UnsupportedRequestContent", WANTED_TARGET);
        }
        return target;
    }

    private static List<AutoscaleProfile> profiles(JsonField field) {
        if (field.isAbsent()) {
            field.refuse("must be an array of at most 20 profiles");
        }
        List<JsonField> items = field.items();
        if (items.size() > AutoscaleSetting.MAXIMUM_PROFILES) {
            field.explain(
                    "BadRequest",
                    "%s has %d profiles, must have at most %d"
                            .formatted(
                                    field.path(), items.size(), AutoscaleSetting.MAXIMUM_PROFILES));
        }
        checkNamesDiffer(items);
        List<AutoscaleProfile> profiles =
                within(items, AutoscaleSetting.MAXIMUM_PROFILES).map(ProfileReader::read).toList();
        checkOneDefault(field, profiles);
        return profiles;
    }

    /// The rest is counted, not read: the engine's values cannot hold more.
    static Stream<JsonField> within(List<JsonField> items, int most) {
        return items.stream().limit(most);
    }

    private static void checkNamesDiffer(List<JsonField> items) {
        Set<String> seen = new HashSet<>();
        for (JsonField item : items) {
            JsonField name = item.at("name");
            String text = name.node().asString("");
            if (!text.isBlank() && !seen.add(text.toLowerCase(Locale.ROOT))) {
                name.refuse("must differ from the names of the other profiles");
            }
        }
    }

    private static void checkOneDefault(JsonField field, List<AutoscaleProfile> profiles) {
        long defaults =
                profiles.stream()
                        .filter(profile -> profile.schedule() instanceof Schedule.Always)
                        .count();
        if (defaults > 1) {
            field.explain(
                    "BadRequest",
                    "%s has %d default profiles (without fixedDate and recurrence), must have at most 1"
                            .formatted(field.path(), defaults));
        }
    }
}
