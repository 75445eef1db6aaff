package io.tidemill.cli.demo;

import io.tidemill.cli.load.LoadPattern;
import java.time.Duration;
import java.util.List;

/// The demo's load, in sentences a second: quiet, busy enough for two instances to need help, a
/// peak that needs all five, and then quiet for long enough that they leave again.
///
/// The first step is what two instances could just answer right after their start; warm, they can
/// answer somewhat more, so the help arrives before much piles up. The peak is twice that.
final class DemoLoad {

    private static final double QUIET = 0.12;
    private static final double BUSY = 1.0;
    private static final double PEAK = 2.0;

    private DemoLoad() {}

    /// The load over `length` for two instances that answer `capacity` sentences a second when
    /// busy.
    static LoadPattern over(Duration length, double capacity) {
        return new LoadPattern.Curve(
                List.of(
                        knot(length, 0.08, QUIET * capacity),
                        knot(length, 0.14, BUSY * capacity),
                        knot(length, 0.34, BUSY * capacity),
                        knot(length, 0.42, PEAK * capacity),
                        knot(length, 0.54, PEAK * capacity),
                        knot(length, 0.58, QUIET * capacity)));
    }

    /// The highest rate of that load.
    static double peak(double capacity) {
        return PEAK * capacity;
    }

    private static LoadPattern.Knot knot(Duration length, double part, double rate) {
        return new LoadPattern.Knot(Duration.ofMillis(Math.round(length.toMillis() * part)), rate);
    }
}
