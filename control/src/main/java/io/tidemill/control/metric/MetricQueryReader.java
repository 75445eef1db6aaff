package io.tidemill.control.metric;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.Durations;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a metric query out of a request, and finds everything that is wrong with it.
final class MetricQueryReader {

    private static final List<String> AGGREGATIONS =
            List.of("Average", "Count", "Maximum", "Minimum", "Total");
    private static final Duration SMALLEST = Duration.ofSeconds(10);
    private static final Duration LARGEST = Duration.ofDays(1);
    private static final int MOST_SLOTS = 20_000;
    private static final int MOST_FILTERED_SERIES = 10;

    private final ArmRequest request;
    private final List<String> problems = new ArrayList<>();

    private MetricQueryReader(ArmRequest request) {
        this.request = request;
    }

    /// What reading a request came to.
    sealed interface Reading {
        record Understood(MetricQuery query) implements Reading {}

        record Refused(ArmError error) implements Reading {}
    }

    /// @param now the end of the time span when the request names none
    static Reading read(String resourceId, ArmRequest request, Instant now) {
        return MetricCatalogue.of(resourceId)
                .map(known -> new MetricQueryReader(request).read(resourceId, known, now))
                .orElseGet(() ->
                        new Reading.Refused(
                                ArmError.badRequest(
                                        "No metrics are known of " + resourceId + ".")));
    }

    private Reading read(String resourceId, ResourceMetrics known, Instant now) {
        var interval = interval();
        var span = span(now);
        var metrics = metrics(known);
        var query =
                new MetricQuery(
                        resourceId,
                        known,
                        metrics,
                        aligned(span.from, interval),
                        span.to,
                        interval,
                        aggregations(metrics),
                        filter(),
                        most());
        if (problems.isEmpty() && query.slots() > MOST_SLOTS) {
            problems.add("timespan has " + query.slots() + " intervals, at most " + MOST_SLOTS);
        }
        return problems.isEmpty()
                ? new Reading.Understood(query)
                : new Reading.Refused(ArmError.badRequest(String.join("; ", problems)));
    }

    private record Span(Instant from, Instant to) {}

    private Span span(Instant now) {
        var hour = new Span(now.minus(Duration.ofHours(1)), now);
        var text = request.parameter("timespan").map(MetricQueryReader::decodedTwice).orElse("");
        if (text.isEmpty()) {
            return hour;
        }
        var ends = Arrays.stream(text.split("/", -1)).map(MetricQueryReader::instant).toList();
        if (ends.size() == 2 && ends.stream().allMatch(Optional::isPresent)) {
            var span = new Span(ends.get(0).orElse(now), ends.get(1).orElse(now));
            if (span.from.isBefore(span.to)) {
                return span;
            }
        }
        problems.add("timespan = " + text + ", must be start/end with the start before the end");
        return hour;
    }

    private Duration interval() {
        var text = request.parameter("interval").orElse("PT1M");
        var interval = Durations.parse(text).filter(MetricQueryReader::isGrain);
        if (interval.isEmpty()) {
            problems.add("interval = " + text + ", must be a multiple of PT10S up to P1D");
        }
        return interval.orElse(Duration.ofMinutes(1));
    }

    private static boolean isGrain(Duration interval) {
        return interval.isPositive()
                && interval.toMillis() % SMALLEST.toMillis() == 0
                && interval.compareTo(LARGEST) <= 0;
    }

    private List<MetricDefinition> metrics(ResourceMetrics known) {
        var names = words("metricnames");
        if (names.isEmpty()) {
            return known.definitions().subList(0, 1);
        }
        var unknown = names.stream().filter(name -> known.find(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            problems.add(
                    "Failed to find metric configuration for provider: %s, metric: %s. Valid metrics: %s"
                            .formatted(
                                    known.namespace(),
                                    String.join(",", unknown),
                                    String.join(",", known.names())));
        }
        return names.stream().flatMap(name -> known.find(name).stream()).toList();
    }

    private List<String> aggregations(List<MetricDefinition> metrics) {
        var words = words("aggregation");
        if (words.isEmpty()) {
            return metrics.stream().map(MetricDefinition::primaryAggregation).distinct().toList();
        }
        words.stream()
                .filter(word -> !word.equalsIgnoreCase("None") && aggregation(word).isEmpty())
                .forEach(word ->
                        problems.add("aggregation = " + word + ", must be one of " + AGGREGATIONS));
        return words.stream().flatMap(word -> aggregation(word).stream()).distinct().toList();
    }

    private static Optional<String> aggregation(String word) {
        return AGGREGATIONS.stream().filter(word::equalsIgnoreCase).findFirst();
    }

    private SeriesFilter filter() {
        var text = request.parameter("$filter").orElse("");
        var filter = SeriesFilter.parse(text);
        if (filter.isEmpty()) {
            problems.add("$filter = " + text + ", must be terms like dimension eq 'value'");
        }
        return filter.orElse(SeriesFilter.NONE);
    }

    private int most() {
        var text = request.parameter("top").orElse("" + MOST_FILTERED_SERIES);
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        problems.add("top = " + text + ", must be a positive number");
        return MOST_FILTERED_SERIES;
    }

    private List<String> words(String parameter) {
        return request.parameter(parameter).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
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
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Instant aligned(Instant time, Duration interval) {
        var seconds = interval.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}
