package io.tidemill.cli.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;

/// Times as they stand in recordings: ISO 8601, in UTC where no offset is given.
final class Timestamps {
    /// `2026-01-31T23:59:00Z`, in which nearly all recordings are written.
    private static final String USUAL = "0000-00-00T00:00:00Z";

    private static final int SECONDS_OF_A_DAY = 86_400;

    private Timestamps() {}

    /// Seconds since 1970; a fraction of a second is cut off.
    ///
    /// @throws DateTimeException if the text is no time
    static long epochSecond(String text) {
        return isUsual(text) ? usual(text) : instant(text).getEpochSecond();
    }

    /// The moment that the text names.
    ///
    /// @throws DateTimeException if the text is no time
    static Instant instant(String text) {
        var iso = text.strip().replace(' ', 'T');
        return hasOffset(iso)
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static boolean hasOffset(String iso) {
        var time = iso.indexOf('T');
        return iso.endsWith("Z")
                || iso.endsWith("z")
                || (time > 0 && (iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0));
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            var wanted = USUAL.charAt(i);
            var here = text.charAt(i);
            if (wanted == '0' ? !isDigit(here) : here != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char here) {
        return here >= '0' && here <= '9';
    }

    private static long usual(String text) {
        var hour = digits(text, 11, 2);
        var minute = digits(text, 14, 2);
        var second = digits(text, 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day: " + text);
        }
        return midnight(text) + hour * 3600L + minute * 60L + second;
    }

    /// Checks the date too: 30 February throws.
    private static long midnight(String text) {
        var date =
                IsoChronology.INSTANCE.date(
                        digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
        return date.toEpochDay() * SECONDS_OF_A_DAY;
    }

    private static int digits(String text, int from, int count) {
        var number = 0;
        for (int i = from; i < from + count; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
