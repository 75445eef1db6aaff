package io.tidemill.control.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a point may be: Azure's limits.
public final class PointLimits {

    public static final int MOST_DIMENSIONS = 10;
    static final int LONGEST_TEXT = 256;
    public static final String WANTED_TEXT =
            "must be a text of 1 to " + LONGEST_TEXT + " characters";

    /// Of all names of custom metrics of one resource together, in UTF-8.
    static final int MOST_NAME_BYTES = 64 << 10;

    /// Of one subscription, that got a point in the last [#ACTIVE].
    static final int MOST_ACTIVE_SERIES = 50_000;

    static final Duration ACTIVE = Duration.ofHours(12);

    private static final Duration OLDEST = Duration.ofMinutes(20);
    private static final Duration NEWEST = Duration.ofMinutes(5);

    private static final Pattern RESOURCE =
            Pattern.compile(
                    "/subscriptions/[^/]++(?:/resourceGroups/[^/]++)?(?:/providers/[^/]++(?:/[^/]++/[^/]++)++)++",
                    Pattern.CASE_INSENSITIVE);

    private PointLimits() {}

    /// The text, if it can be a name or a value of a dimension.
    public static Optional<String> text(String text) {
        return Optional.of(text).filter(one -> !one.isBlank() && one.length() <= LONGEST_TEXT);
    }

    /// Whether the id is that of a resource, and not of a subscription or group.
    public static boolean isResource(String id) {
        return RESOURCE.matcher(id).matches();
    }

    /// The moment, if it is not too long ago nor too far ahead.
    public static Optional<Instant> timely(Instant at, Instant now) {
        return Optional.of(at)
                .filter(moment ->
                        !moment.isBefore(now.minus(OLDEST)) && !moment.isAfter(now.plus(NEWEST)));
    }

    /// What a time must be.
    public static String wantedTime(Instant now) {
        return "must be a time from %s (20 minutes ago) to %s (in 5 minutes)"
                .formatted(now.minus(OLDEST), now.plus(NEWEST));
    }
}
