package io.tidemill.control.scrape;

import io.tidemill.control.rest.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How a deployment wants its instances to be read.
///
/// @param path on the instance's own port
/// @param interval whole tens of seconds
/// @param names what metrics are to be called, by their names in the text; empty: all, as they are
public record ScrapePlan(String path, Duration interval, Map<String, String> names) {
    /// The member of a deployment's own properties that asks for it.
    public static final String PATH = "tidemill.metrics.path";

    public static final String INTERVAL = "tidemill.metrics.interval";

    /// Followed by a name.
    public static final String MAP = "tidemill.metrics.map.";

    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final int LONGEST_NAME = 255;

    public ScrapePlan {
        names = Map.copyOf(names);
    }

    /// The plan in a deployment's own properties, if they have one.
    ///
    /// @param properties without a [#problem]
    public static Optional<ScrapePlan> of(Map<String, String> properties) {
        return Optional.ofNullable(properties.get(PATH))
                .map(path -> new ScrapePlan(path, interval(properties), names(properties)));
    }

    /// What is wrong with one of those properties.
    public static Optional<String> problem(String name, String value) {
        if (name.equals(PATH)) {
            return wanted(
                    value.matches("/[\\x21-\\x7e&&[^#]]{0,500}"),
                    "must be a path on the instance, such as /metrics");
        }
        if (name.equals(INTERVAL)) {
            return wanted(
                    Durations.parse(value).filter(ScrapePlan::isInterval).isPresent(),
                    "must be a duration from PT10S to PT10M, a multiple of PT10S");
        }
        return wanted(
                !name.startsWith(MAP) || (!value.isBlank() && value.length() <= LONGEST_NAME),
                "must be the name of a metric");
    }

    /// Whether instances are read in the ten seconds of that number, counted from the epoch.
    boolean isDue(long tens) {
        return tens % (interval.toSeconds() / LEAST.toSeconds()) == 0;
    }

    /// What a metric of that name is called; empty when it is not wanted.
    Optional<String> called(String name) {
        return names.isEmpty() ? Optional.of(name) : Optional.ofNullable(names.get(name));
    }

    private static Optional<String> wanted(boolean isGood, String what) {
        return isGood ? Optional.empty() : Optional.of(what);
    }

    private static boolean isInterval(Duration interval) {
        return interval.compareTo(LEAST) >= 0
                && interval.compareTo(MOST) <= 0
                && interval.toMillis() % LEAST.toMillis() == 0;
    }

    private static Duration interval(Map<String, String> properties) {
        return Durations.parse(properties.getOrDefault(INTERVAL, ""))
                .filter(ScrapePlan::isInterval)
                .orElse(LEAST);
    }

    private static Map<String, String> names(Map<String, String> properties) {
        var names = new HashMap<String, String>();
        properties.forEach((name, value) -> {
            if (name.startsWith(MAP)) {
                names.put(name.substring(MAP.length()), value);
            }
        });
        return names;
    }
}
