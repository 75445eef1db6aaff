package io.tidemill.control.ingestion;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.metric.MetricKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the body of Azure's custom-metric ingestion, and reports everything that is wrong with it.
///
/// @param isTaken whether a namespace has other metrics than what is sent to it
/// @param now what the time in the body is compared with
record PointReader(String resourceId, Predicate<String> isTaken, Instant now) {

    /// The points; they mean nothing when there was a problem.
    List<CustomPoint> read(JsonField body) {
        var at = time(body.at("time"));
        var data = body.at("data").at("baseData");
        var metric = metric(data);
        var names = names(data.at("dimNames"));
        var items = data.at("series").items();
        if (items.isEmpty()) {
            data.at("series").refuse("must be an array of at least one series");
        }
        var points = new ArrayList<CustomPoint>();
        for (var item : items) {
            var series = new SeriesKey(metric, dimensions(item.at("dimValues"), names));
            points.add(new CustomPoint(series, at, bucket(item)));
        }
        return points;
    }

    private Instant time(JsonField field) {
        return field.read(
                text -> moment(text).flatMap(at -> PointLimits.timely(at, now)),
                now,
                PointLimits.wantedTime(now));
    }

    /// A time without an offset is in UTC.
    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.matches(".*(Z|z|[+-]\\d\\d(:?\\d\\d)?)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private MetricKey metric(JsonField data) {
        var name = text(data.at("metric"));
        var namespace = text(data.at("namespace"));
        if (isTaken.test(namespace)) {
            data.at("namespace").refuse("must not be a namespace of metrics that are not sent");
        }
        return new MetricKey(resourceId, namespace, name);
    }

    private static List<String> names(JsonField field) {
        var names = field.items().stream().map(PointReader::text).toList();
        if (names.size() > PointLimits.MOST_DIMENSIONS) {
            field.refuse("must have at most " + PointLimits.MOST_DIMENSIONS + " names");
        }
        var seen = new HashSet<String>();
        if (!names.stream().allMatch(name -> seen.add(name.toLowerCase(Locale.ROOT)))) {
            field.refuse("must not have a name twice");
        }
        return names;
    }

    private static Map<String, String> dimensions(JsonField field, List<String> names) {
        var values = field.items().stream().map(PointReader::text).toList();
        if (values.size() != names.size()) {
            field.refuse("must have one value for each of the %d dimNames".formatted(names.size()));
            return Map.of();
        }
        var dimensions = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            dimensions.put(names.get(i), values.get(i));
        }
        return dimensions;
    }

    private static Bucket bucket(JsonField series) {
        var minimum = number(series.at("min"));
        var maximum = number(series.at("max"));
        var sum = number(series.at("sum"));
        var count = count(series.at("count"));
        if (minimum > maximum) {
            series.at("min").refuse("must be at most max (%s)".formatted(maximum));
        }
        return Bucket.summed(sum, count, minimum, maximum);
    }

    private static double number(JsonField field) {
        var value = field.node().isNumber() ? field.node().asDouble() : Double.NaN;
        if (!Double.isFinite(value)) {
            field.refuse("must be a finite number");
            return 0;
        }
        return value;
    }

    private static long count(JsonField field) {
        if (!field.node().isIntegralNumber()
                || !field.node().canConvertToLong()
                || field.node().asLong() < 1) {
            field.refuse("must be a whole number of at least 1");
            return 1;
        }
        return field.node().asLong();
    }

    private static String text(JsonField field) {
        return field.node().isString()
                ? field.read(PointLimits::text, "?", PointLimits.WANTED_TEXT)
                : refused(field);
    }

    private static String refused(JsonField field) {
        field.refuse(PointLimits.WANTED_TEXT);
        return "?";
    }
}
