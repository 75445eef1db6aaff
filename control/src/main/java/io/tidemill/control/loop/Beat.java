package io.tidemill.control.loop;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// When settings are evaluated: as often as they choose themselves, else as often as their smallest
/// grain brings something new, within limits.
///
/// Evaluations are aligned to the clock on the wall and come a little later than the full interval,
/// so that the bucket that has just ended is complete. With 10 s and a lag of 1 s: 12:00:01,
/// 12:00:11, 12:00:21, …
///
/// @param longest interval of those that do not choose, also that of a setting without rules
/// @param shortest interval
/// @param lag behind the full interval, shorter than `shortest`
public record Beat(Duration longest, Duration shortest, Duration lag) {

    public static final Beat DEFAULT =
            new Beat(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(1));

    public Beat {
        if (!shortest.isPositive()
                || longest.compareTo(shortest) < 0
                || lag.isNegative()
                || lag.compareTo(shortest) >= 0) {
            throw new IllegalArgumentException(
                    "a beat needs lag < shortest <= longest: %s, %s, %s"
                            .formatted(lag, shortest, longest));
        }
    }

    /// How often the setting is evaluated.
    public Duration interval(AutoscaleSetting setting) {
        var chosen = setting.behavior().evaluationInterval();
        return chosen.isZero() ? usual(setting) : chosen;
    }

    private Duration usual(AutoscaleSetting setting) {
        var grain =
                setting.profiles().stream()
                        .flatMap(profile -> profile.rules().stream())
                        .map(rule -> rule.metricTrigger().sampling().timeGrain())
                        .min(Comparator.naturalOrder())
                        .orElse(longest);
        var atMost = grain.compareTo(longest) < 0 ? grain : longest;
        return atMost.compareTo(shortest) < 0 ? shortest : atMost;
    }

    /// The first evaluation after `now` at that interval.
    public Instant next(Instant now, Duration interval) {
        var millis = interval.toMillis();
        var passed = Math.floorDiv(now.minus(lag).toEpochMilli(), millis);
        return Instant.ofEpochMilli((passed + 1) * millis).plus(lag);
    }
}
