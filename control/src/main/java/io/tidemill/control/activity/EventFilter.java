package io.tidemill.control.activity;

import io.tidemill.control.activity.ActivityTable.Span;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What an activity log query asks for: a span of time, and values that events must have.
///
/// @param wanted by place in the event, the value that it must have there
record EventFilter(Span span, Map<String, String> wanted) {
    static final String PARAMETER = "$filter";

    /// A condition and what follows it; a quote in a quoted value is written twice.
    private static final Pattern CONDITION =
            Pattern.compile(
                    "\\s*(\\w+)\\s+(\\w+)\\s+(?:'([^']*+(?:''[^']*+)*+)'|([^\\s']+))(\\s+and\\s|\\s*$)",
                    Pattern.CASE_INSENSITIVE);

    /// Where in an event the values are that a filter may name, by name in small letters.
    private static final Map<String, String> PLACES =
            Map.of(
                    "resourceuri", "/resourceId",
                    "resourceid", "/resourceId",
                    "resourcegroupname", "/resourceGroupName",
                    "resourceprovider", "/resourceProviderName/value",
                    "correlationid", "/correlationId",
                    "status", "/status/value",
                    "caller", "/caller",
                    "levels", "/level");

    EventFilter {
        wanted = Map.copyOf(wanted);
    }

    /// Reads a filter such as `eventTimestamp ge '2026-01-01T00:00:00Z' and resourceGroupName eq
    /// 'g'`. A condition that is not understood is a problem and left out.
    ///
    /// @param whole the span when the text names none
    static EventFilter parse(String text, Span whole, Problems problems) {
        EventFilter filter = new EventFilter(whole, Map.of());
        Matcher condition = CONDITION.matcher(text);
        int at = 0;
        while (condition.region(at, text.length()).lookingAt()) {
            Optional<EventFilter> more = filter.with(condition);
            if (more.isEmpty()) {
                refuse(condition.group(), problems);
            }
            filter = more.orElse(filter);
            at = condition.end();
        }
        if (!text.substring(at).isBlank() || text.substring(0, at).endsWith("and ")) {
            refuse(text.substring(at), problems);
        }
        return filter;
    }

    private static void refuse(String part, Problems problems) {
        String why = "%s: '%s' is not understood".formatted(PARAMETER, part.strip());
        problems.add(new Problem("BadRequest", PARAMETER, why));
    }

    boolean accepts(JsonNode event) {
        return wanted.entrySet().stream()
                .allMatch(one -> isAmong(event.at(one.getKey()).asString(""), one.getValue()));
    }

    /// The value at a place, when the filter wants one.
    Optional<String> wanted(String place) {
        return Optional.ofNullable(wanted.get(place));
    }

    private Optional<EventFilter> with(Matcher condition) {
        String name = condition.group(1).toLowerCase(Locale.ROOT);
        String operator = condition.group(2).toLowerCase(Locale.ROOT);
        String value =
                condition.group(3) != null
                        ? condition.group(3).replace("''", "'")
                        : condition.group(4);
        if (name.equals("eventtimestamp")) {
            return instant(value).flatMap(at -> within(operator, at));
        }
        if (name.equals("eventchannels")) {
            return Optional.of(this); // every event here is in both channels
        }
        return operator.equals("eq") && PLACES.containsKey(name)
                ? Optional.of(and(PLACES.getOrDefault(name, ""), value))
                : Optional.empty();
    }

    private Optional<EventFilter> within(String operator, Instant at) {
        return switch (operator) {
            case "ge" -> Optional.of(new EventFilter(new Span(at, span.to()), wanted));
            case "le" -> Optional.of(new EventFilter(new Span(span.from(), at), wanted));
            default -> Optional.empty();
        };
    }

    private EventFilter and(String place, String value) {
        Map<String, String> more = new HashMap<>(wanted);
        more.put(place, value);
        return new EventFilter(span, more);
    }

    /// Clients write these with and without `Z`, offsets and fractions; without any it is UTC.
    private static Optional<Instant> instant(String text) {
        try {
            var parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text.replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime exact
                            ? exact.toInstant()
                            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isAmong(String value, String wanted) {
        for (String one : wanted.split(",", -1)) {
            if (value.equalsIgnoreCase(one.strip())) {
                return true;
            }
        }
        return false;
    }
}
