package io.tidemill.engine.rule;

import java.time.Duration;

/// How raw samples become one observed value: the statistic makes one sample of each grain, the
/// time aggregation one value of the window.
public record Sampling(
        Duration timeGrain,
        Statistic statistic,
        Duration timeWindow,
        TimeAggregation timeAggregation) {
    /// The shortest grain; Azure's is one minute, ours ten seconds.
    public static final Duration MINIMUM_GRAIN = Duration.ofSeconds(10);

    /// The longest grain and the longest window.
    public static final Duration MAXIMUM_WINDOW = Duration.ofHours(12);

    public Sampling {
        if (timeGrain.compareTo(MINIMUM_GRAIN) < 0
                || timeGrain.toMillis() % MINIMUM_GRAIN.toMillis() != 0) {
            throw new IllegalArgumentException(
                    "timeGrain must be a multiple of " + MINIMUM_GRAIN + ": " + timeGrain);
        }
        if (timeWindow.compareTo(timeGrain) < 0 || timeWindow.compareTo(MAXIMUM_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    "timeWindow must lie between timeGrain ("
                            + timeGrain
                            + ") and "
                            + MAXIMUM_WINDOW
                            + ": "
                            + timeWindow);
        }
    }
}
