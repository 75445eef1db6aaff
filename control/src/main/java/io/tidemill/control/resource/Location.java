package io.tidemill.control.resource;

import io.tidemill.control.rest.JsonField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a region. Everything here is in one place, but clients bring Azure's names along, so
/// any is kept and answered as it came.
final class Location {
    /// Where things are that say nothing.
    static final String LOCAL = "local";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,60}");

    private Location() {}

    /// The location in the form without spaces and capitals, as Azure answers it.
    static String read(JsonField field, String otherwise) {
        return field.readIfPresent(
                text -> Optional.of(normal(text)).filter(name -> NAME.matcher(name).matches()),
                otherwise,
                "must be a location, such as " + LOCAL);
    }

    private static String normal(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
