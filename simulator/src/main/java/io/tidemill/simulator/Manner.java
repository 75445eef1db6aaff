package io.tidemill.simulator;

import java.time.Duration;

/// How a simulated target answers from now on.
public sealed interface Manner {
    /// Does as told. New instances work after `startUp`; fewer instances are fewer at once.
    record Obeys(Duration startUp) implements Manner {}

    /// Accepts a change, and gives it up after a while.
    record GivesUp(Duration after, String why) implements Manner {}

    /// Refuses every change.
    record Refuses(String why) implements Manner {}

    /// Does not answer; a change asked for meanwhile is refused.
    record Hides(String why) implements Manner {}

    /// Does as told, at once.
    static Manner obeysAtOnce() {
        return new Obeys(Duration.ZERO);
    }
}
