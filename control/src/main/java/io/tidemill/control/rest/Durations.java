package io.tidemill.control.rest;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time in ISO 8601 as clients spell them: `PT90S`, `PT1M30S`, `P1D`, `PT60M`, `P1W`.
public final class Durations {
    private static final Pattern WEEKS = Pattern.compile("[Pp](\\d{1,4})[Ww]");

    private Durations() {}

    /// Empty for what is not a length of time, or a negative one.
    public static Optional<Duration> parse(String text) {
        Matcher weeks = WEEKS.matcher(text.strip());
        if (weeks.matches()) {
            return Optional.of(Duration.ofDays(7 * Long.parseLong(weeks.group(1))));
        }
        try {
            return Optional.of(Duration.parse(text.strip())).filter(found -> !found.isNegative());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
