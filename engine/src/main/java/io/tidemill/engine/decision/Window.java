package io.tidemill.engine.decision;

import io.tidemill.engine.rule.Sampling;
import java.time.Duration;
import java.time.Instant;

/// The span of time `[start, end)` that a rule looks at.
public record Window(Instant start, Instant end) {
    /// The newest window that holds only buckets that ended at least `metricDelay` ago.
    ///
    /// Its end is `now - metricDelay`, moved back to a multiple of the grain in UTC, so a decision
    /// never sees a bucket that is still filling. At 10:07:30 with a grain of one minute, a window
    /// of five and no delay: 10:02 to 10:07.
    public static Window at(Instant now, Sampling sampling, Duration metricDelay) {
        var grain = sampling.timeGrain().toSeconds();
        var ready = now.minus(metricDelay).getEpochSecond();
        var end = Instant.ofEpochSecond(ready - Math.floorMod(ready, grain));
        return new Window(end.minus(sampling.timeWindow()), end);
    }
}
