package io.tidemill.control.metric;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.Durations;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads `timespan` and `interval` of a metrics request.
///
/// @param problems told of what is wrong; something then stands in for it
record SpanReader(ArmRequest request, Consumer<String> problems) {

    private static final Duration SMALLEST = Duration.ofSeconds(10);
    private static final Duration LARGEST = Duration.ofDays(1);
    private static final Duration LONGEST_SPAN = Duration.ofDays(1_000);
    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration USUAL_SPAN = Duration.ofHours(1);

    /// @param now the end of the span when the request names none
    MetricSpan read(Instant now) {
        var ends = ends(now);
        // the first of a list such as PT1M,P1D
        var interval = request.parameter("interval").orElse("PT1M").split(",", 2)[0].strip();
        return interval.equalsIgnoreCase("FULL")
                ? MetricSpan.full(ends.from, ends.to)
                : MetricSpan.sliced(ends.from, ends.to, interval(interval));
    }

    private record Ends(Instant from, Instant to) {}

    private Ends ends(Instant now) {
        var text = request.parameter("timespan").map(SpanReader::decodedTwice).orElse("");
        if (!text.isEmpty()) {
            var ends = Arrays.stream(text.split("/", -1)).map(SpanReader::instant).toList();
            if (isSpan(ends)) {
                return new Ends(ends.getFirst().orElse(now), ends.getLast().orElse(now));
            }
            problems.accept(
                    "timespan = %s, must be start/end with the start before the end, of at most %d days"
                            .formatted(text, LONGEST_SPAN.toDays()));
        }
        return new Ends(now.minus(USUAL_SPAN), now);
    }

    private static boolean isSpan(List<Optional<Instant>> ends) {
        if (ends.size() != 2 || !ends.stream().allMatch(Optional::isPresent)) {
            return false;
        }
        var length = Duration.between(ends.getFirst().orElseThrow(), ends.getLast().orElseThrow());
        return length.isPositive() && length.compareTo(LONGEST_SPAN) <= 0;
    }

    private Duration interval(String text) {
        var interval = Durations.parse(text).filter(SpanReader::isGrain);
        if (interval.isEmpty()) {
            problems.accept(
                    "interval = " + text + ", must be a multiple of PT10S up to P1D, or FULL");
        }
        return interval.orElse(USUAL);
    }

    private static boolean isGrain(Duration interval) {
        return interval.isPositive()
                && interval.compareTo(LARGEST) <= 0
                && SMALLEST.multipliedBy(interval.dividedBy(SMALLEST)).equals(interval);
    }

    /// Azure's command line encodes the time span twice.
    private static String decodedTwice(String once) {
        try {
            return once.contains("%") ? URLDecoder.decode(once, StandardCharsets.UTF_8) : once;
        } catch (IllegalArgumentException _) {
            return once;
        }
    }

    /// A time with or without an offset (then UTC), or a date. A `+` of an offset may have become a
    /// space.
    private static Optional<Instant> instant(String text) {
        var time = text.strip().replace(' ', '+');
        try {
            if (!time.contains("T")) {
                return Optional.of(LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            var zoned = time.matches(".*(Z|z|[+-]\\d\\d:?\\d\\d)");
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(time).toInstant()
                            : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
