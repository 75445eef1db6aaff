package io.tidemill.cli.demo;

import io.tidemill.cli.load.LoadPattern;
import java.time.Duration;
import java.util.List;

/// The demo's load, in sentences a second: quiet, busy enough for two instances to need help, a
/// peak that needs all five, and then quiet for long enough that they leave again.
///
/// The first step stays below what two instances can answer (about 40/s), so that the help arrives
/// before anything piles up.
final class DemoLoad {

    static final double PEAK = 75;

    private DemoLoad() {}

    static LoadPattern over(Duration length) {
        return new LoadPattern.Curve(
                List.of(
                        knot(length, 0.08, 10),
                        knot(length, 0.14, 33),
                        knot(length, 0.34, 33),
                        knot(length, 0.44, PEAK),
                        knot(length, 0.54, PEAK),
                        knot(length, 0.58, 8)));
    }

    private static LoadPattern.Knot knot(Duration length, double part, double rate) {
        return new LoadPattern.Knot(Duration.ofMillis(Math.round(length.toMillis() * part)), rate);
    }
}
