package io.tidemill.control.behavior;

import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Behavior.Restraint;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.profile.Mode;
import java.time.Duration;
import java.util.Optional;

/// What somebody chose for a setting; what was not chosen is left to the server.
///
/// @param timing how often it is evaluated, and on metrics how old
record Choices(Restraint restraint, CooldownPolicy cooldownPolicy, Timing timing) {
    static final Choices NONE =
            new Choices(
                    Restraint.NONE,
                    Behavior.STANDARD.cooldownPolicy(),
                    new Timing(Optional.empty(), Optional.empty()));

    /// Lengths of time that may be left to the server.
    record Timing(Optional<Duration> evaluationInterval, Optional<Duration> metricDelay) {}

    /// The behavior that the engine gets.
    ///
    /// @param delay of metrics where none was chosen
    Behavior behavior(Duration delay) {
        return new Behavior(
                cooldownPolicy,
                timing.metricDelay().orElse(delay),
                Behavior.STANDARD.projectionPolicy(),
                restraint,
                timing.evaluationInterval().orElse(Duration.ZERO));
    }

    /// The same, with whoever paused it. A pause that was there before stays that of its maker.
    Choices pausedBy(String caller, Choices before) {
        if (!(restraint.mode() instanceof Mode.Paused(var until, _, var reason))) {
            return this;
        }
        return before.restraint().mode() instanceof Mode.Paused old
                        && old.until().equals(until)
                        && old.reason().equals(reason)
                ? with(old)
                : with(new Mode.Paused(until, caller, reason));
    }

    /// The same with another mode.
    Choices with(Mode mode) {
        return new Choices(
                new Restraint(mode, restraint.pausedDirections()), cooldownPolicy, timing);
    }
}
