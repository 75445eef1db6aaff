package io.tidemill.control.behavior;

import io.tidemill.control.rest.Durations;
import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.profile.Behavior.Restraint;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.Direction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads a body as choices, and reports everything that is wrong with it. An unknown member is
/// wrong: nobody but us defines this resource, so it is a slip of the pen.
final class BehaviorReader {
    static final String SCALE_OUT = "ScaleOut";
    static final String SCALE_IN = "ScaleIn";

    static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_REASON = 256;

    static final List<String> PAUSE = List.of("pausedUntil", "pausedBy", "pausedReason");
    private static final Set<String> KNOWN =
            Set.of(
                    "mode",
                    "pauseduntil",
                    "pausedby",
                    "pausedreason",
                    "pauseddirections",
                    "cooldownpolicy",
                    "evaluationinterval",
                    "metricdelay");

    private final Instant now;

    private BehaviorReader(Instant now) {
        this.now = now;
    }

    /// Reads what a caller sends at a moment. Who pauses is not read: it is the caller.
    static Choices sent(JsonField resource, Instant now) {
        return new BehaviorReader(now).read(resource.at("properties"));
    }

    /// Reads what was sent at some time and is stored.
    static Choices stored(JsonField resource) {
        return new BehaviorReader(Instant.MIN).read(resource.at("properties"));
    }

    private Choices read(JsonField properties) {
        if (!properties.node().isObject()) {
            properties.refuse("UnsupportedRequestContent", "must be an object");
        }
        refuseUnknown(properties);
        return new Choices(
                new Restraint(mode(properties), directions(properties.at("pausedDirections"))),
                properties
                        .at("cooldownPolicy")
                        .readIfPresent(
                                CooldownPolicy::parse,
                                Choices.NONE.cooldownPolicy(),
                                "must be lastFiredRule or evaluatedRule"),
                new Choices.Timing(
                        duration(properties.at("evaluationInterval"), SHORTEST_INTERVAL),
                        duration(properties.at("metricDelay"), Duration.ZERO)));
    }

    private static void refuseUnknown(JsonField properties) {
        properties
                .members()
                .forEach((name, field) -> {
                    if (!KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
                        field.refuse("is not known here");
                    }
                });
    }

    private Mode mode(JsonField properties) {
        Mode mode =
                properties
                        .at("mode")
                        .readIfPresent(
                                text -> mode(text, properties),
                                new Mode.Active(),
                                "must be Active, DryRun or Paused");
        if (!(mode instanceof Mode.Paused)) {
            PAUSE.stream()
                    .map(properties::at)
                    .filter(field -> !field.isAbsent())
                    .forEach(field -> field.refuse("belongs to the mode Paused only"));
        }
        return mode;
    }

    private Optional<Mode> mode(String text, JsonField properties) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "active" -> Optional.of(new Mode.Active());
            case "dryrun" -> Optional.of(new Mode.DryRun());
            case "paused" -> Optional.of(paused(properties));
            default -> Optional.empty();
        };
    }

    private Mode paused(JsonField properties) {
        return new Mode.Paused(
                properties
                        .at("pausedUntil")
                        .readIfPresent(
                                this::future,
                                Instant.MAX,
                                "must be a moment to come, with Z or an offset, such as 2026-12-24T12:00:00Z"),
                properties
                        .at("pausedBy")
                        .readIfPresent(BehaviorReader::words, "", "must be a name"),
                properties
                        .at("pausedReason")
                        .readIfPresent(
                                BehaviorReader::words,
                                "",
                                "must be a text of at most %d characters on one line"
                                        .formatted(LONGEST_REASON)));
    }

    private Optional<Instant> future(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(moment -> moment.getYear() <= 9999)
                    .map(OffsetDateTime::toInstant)
                    .filter(now::isBefore);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> words(String text) {
        return Optional.of(text.strip())
                .filter(words -> words.length() <= LONGEST_REASON)
                .filter(words -> words.chars().noneMatch(Character::isISOControl));
    }

    private static Set<Direction> directions(JsonField field) {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        for (JsonField item : field.items()) {
            directions.add(
                    item.read(
                            BehaviorReader::direction,
                            Direction.INCREASE,
                            "must be ScaleOut or ScaleIn"));
        }
        return directions;
    }

    private static Optional<Direction> direction(String text) {
        if (text.equalsIgnoreCase(SCALE_OUT)) {
            return Optional.of(Direction.INCREASE);
        }
        return text.equalsIgnoreCase(SCALE_IN) ? Optional.of(Direction.DECREASE) : Optional.empty();
    }

    private static Optional<Duration> duration(JsonField field, Duration least) {
        return field.isAbsent()
                ? Optional.empty()
                : Optional.of(
                        field.read(
                                text -> duration(text, least),
                                least,
                                "must be a duration from %s to %s".formatted(least, LONGEST)));
    }

    private static Optional<Duration> duration(String text, Duration least) {
        return Durations.parse(text)
                .filter(found -> found.compareTo(least) >= 0)
                .filter(found -> found.compareTo(LONGEST) <= 0);
    }
}
