package io.tidemill.control.diagnostic;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.activity.LogRecord;
import io.tidemill.engine.activity.Property;
import io.tidemill.engine.activity.SettingMetric;
import io.tidemill.engine.activity.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The engine's records in the spelling of Azure's resource logs.
final class RecordJson {
    /// Azure's: a space, seven digits, no zone; always UTC.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private RecordJson() {}

    static ObjectNode of(LogRecord log) {
        ObjectNode json =
                envelope(log.stamp())
                        .put("operationName", log.operationName())
                        .put("category", log.category().wire())
                        .put("correlationId", log.stamp().correlationId());
        log.result().forEach(property -> put(json, property));
        ObjectNode properties = json.putObject("property");
        log.properties().forEach(property -> put(properties, property));
        return json;
    }

    /// A sample of a metric, in the envelope of Azure's exported metrics. One sample is its own
    /// total, minimum, maximum and average.
    static ObjectNode of(SettingMetric metric, Stamp stamp) {
        ObjectNode json =
                envelope(stamp)
                        .put("metricName", metric.name())
                        .put("timeGrain", "PT1M")
                        .put("count", 1)
                        .put("total", metric.value())
                        .put("minimum", metric.value())
                        .put("maximum", metric.value())
                        .put("average", metric.value());
        ObjectNode dimensions = json.putObject("dimensions");
        metric.dimensions().forEach(dimensions::put);
        return json;
    }

    private static ObjectNode envelope(Stamp stamp) {
        return ArmJson.object()
                .put("time", time(stamp.at()))
                .put("resourceId", stamp.settingId().toUpperCase(Locale.ROOT));
    }

    private static void put(ObjectNode json, Property property) {
        String name = property.name();
        switch (property.value()) {
            case Property.Text(var text) -> json.put(name, text);
            case Property.Whole(var number) -> json.put(name, number);
            case Property.Real(var number) -> json.put(name, number);
            case Property.Reals(var numbers) -> {
                ArrayNode list = json.putArray(name);
                numbers.forEach(list::add);
            }
            case Property.Flag(var on) -> json.put(name, on);
            case Property.Time(var at) -> json.put(name, time(at));
            case Property.Span(var length) -> json.put(name, clock(length));
            case Property.Profile(var profile) -> json.put(name, profile.name());
        }
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    /// Such as `00:05:00`; days stand in front, as in `1.00:00:00`.
    private static String clock(Duration length) {
        String days = length.toDays() == 0 ? "" : length.toDays() + ".";
        return "%s%02d:%02d:%02d"
                .formatted(
                        days, length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart());
    }
}
