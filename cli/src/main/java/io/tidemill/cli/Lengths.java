package io.tidemill.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a length of time as people type it: `90s`, `4m`, `1h30m`, or ISO 8601 `PT4M`.
final class Lengths implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        try {
            Duration length = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
            if (length.isPositive()) {
                return length;
            }
        } catch (DateTimeParseException _) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is no length of time, such as 90s, 4m, 1h30m or PT4M");
    }
}
