package io.tidemill.cli.replay;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a moment, in UTC where no offset is given.
final class TimeOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return Timestamps.instant(text);
        } catch (DateTimeException _) {
            throw new TypeConversionException(
                    "'" + text + "' is no UTC time such as 2026-01-31T23:59:00Z");
        }
    }
}
