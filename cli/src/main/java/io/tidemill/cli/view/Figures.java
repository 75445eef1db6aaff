package io.tidemill.cli.view;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/// How figures are written for a person: few digits, always with a unit, a dash where there is no
/// value.
public final class Figures {

    /// What stands in place of a value that is not known.
    public static final String NONE = "–";

    private Figures() {}

    /// `840 ms` under a second, `1.2 s` from there on; the dash for zero, which no real answer
    /// takes.
    public static String latency(Duration latency) {
        if (latency.isZero()) {
            return NONE;
        }
        long millis = Math.round(latency.toNanos() / 1e6);
        return millis < 1_000
                ? millis + " ms"
                : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }

    /// `90 s`, `4 min`, `4 min 30 s`: whole seconds.
    public static String length(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        String minutes = seconds / 60 + " min";
        return seconds % 60 == 0 ? minutes : minutes + " " + seconds % 60 + " s";
    }

    /// `3:05` for three minutes and five seconds.
    public static String clock(Duration elapsed) {
        return "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    }

    /// One decimal below ten, none above: `7.5`, `74`.
    public static String number(double value) {
        return Math.abs(value) < 9.95
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.0f", value);
    }

    /// A value with its unit, or the dash.
    public static String number(OptionalDouble value, String unit) {
        return value.isPresent() ? number(value.getAsDouble()) + unit : NONE;
    }
}
