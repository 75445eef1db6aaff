package io.tidemill.cli.load;

import io.tidemill.cli.load.LoadPattern.Curve;
import io.tidemill.cli.load.LoadPattern.Knot;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// A recorded load: samples of CSV lines `timestamp_utc,value,unit`. What `value` counts does not
/// matter here, only its shape does: a replay scales the highest sample to a rate of the caller's
/// choice.
public record Trace(List<Sample> samples) {

    /// One line of a trace.
    public record Sample(Instant at, double value) {}

    public Trace {
        samples = List.copyOf(samples);
        if (samples.size() < 2) {
            throw new IllegalArgumentException("A trace needs at least two samples with a value");
        }
    }

    /// Reads the lines of a trace file. A line with an empty value is a gap and is left out.
    ///
    /// @throws IllegalArgumentException naming the line that is not as wanted
    public static Trace parse(List<String> lines) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> fields = List.of(lines.get(i).split(",", -1));
            if (fields.size() < 2) {
                throw unreadable(i + 1, lines.get(i));
            }
            if (!fields.get(1).isBlank()) {
                samples.add(sample(i + 1, fields));
            }
        }
        return new Trace(samples);
    }

    /// The whole trace squeezed into `length`, its highest sample scaled to `peak` requests per
    /// second.
    public LoadPattern squeezedInto(Duration length, double peak) {
        Instant start = samples.getFirst().at();
        double whole = Duration.between(start, samples.getLast().at()).toMillis();
        double highest = samples.stream().mapToDouble(Sample::value).max().orElseThrow();
        double scale = highest > 0 ? peak / highest : 0;
        return new Curve(
                samples.stream()
                        .map(sample -> {
                            double part = Duration.between(start, sample.at()).toMillis() / whole;
                            return new Knot(
                                    Duration.ofNanos((long) (length.toNanos() * part)),
                                    sample.value() * scale);
                        })
                        .toList());
    }

    private static Sample sample(int line, List<String> fields) {
        try {
            double value = Double.parseDouble(fields.get(1).strip());
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw unreadable(line, fields.get(1));
            }
            return new Sample(Instant.parse(fields.get(0).strip()), value);
        } catch (DateTimeParseException | NumberFormatException _) {
            throw unreadable(line, String.join(",", fields));
        }
    }

    private static IllegalArgumentException unreadable(int line, String text) {
        return new IllegalArgumentException(
                "line %d of the trace is '%s', must be timestamp_utc,value,unit with an ISO 8601 time and a value of 0 or more"
                        .formatted(line, text));
    }
}
