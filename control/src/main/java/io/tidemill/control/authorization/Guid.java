package io.tidemill.control.authorization;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of the names of roles and assignments, and of object ids.
final class Guid {
    static final String WANTED = "must be a GUID such as acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private static final Pattern FORM =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Guid() {}

    /// In small letters; empty for what is none.
    static Optional<String> read(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(FORM.asMatchPredicate());
    }
}
