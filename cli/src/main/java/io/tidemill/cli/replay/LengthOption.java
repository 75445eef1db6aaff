package io.tidemill.cli.replay;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a length of time that may be zero: `0s`, `90s`, `1h30m` or `PT4M`.
final class LengthOption implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        try {
            var length = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
            if (!length.isNegative()) {
                return length;
            }
            throw wrong(text);
        } catch (DateTimeParseException _) {
            throw wrong(text);
        }
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is no length of time, such as 0s, 90s, 1h30m or PT4M");
    }
}
