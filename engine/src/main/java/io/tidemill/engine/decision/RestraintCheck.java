package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.Restrained;
import io.tidemill.engine.profile.Behavior.Restraint;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.Direction;
import java.time.Instant;
import java.util.Optional;

/// Holds back what the setting's behavior does not allow. It comes last, so that a record also says
/// what would have been done.
///
/// A dry run and a pause hold back everything, corrections to the limits too: whoever takes the
/// count into their own hands must not have it corrected. A paused direction holds back rules and
/// the climb to the default while metrics are dark, but no correction to the limits: the limits say
/// what is wanted at any time.
public final class RestraintCheck {
    private RestraintCheck() {}

    /// What is left of an intention, if anything is held back.
    public static Optional<Restrained> of(Decision intended, Restraint restraint, Instant now) {
        var mode = restraint.mode().at(now);
        return reason(intended, restraint, mode)
                .map(why -> new Restrained(mode, intended, new Decision.Hold(why)));
    }

    private static Optional<Reason> reason(Decision intended, Restraint restraint, Mode mode) {
        return switch (mode) {
            case Mode.Paused _ -> Optional.of(Reason.PAUSED);
            case Mode.DryRun _ when intended instanceof Decision.Scale ->
                    Optional.of(Reason.DRY_RUN);
            case Mode.DryRun _ -> Optional.empty();
            case Mode.Active _ -> pausedDirection(intended, restraint);
        };
    }

    private static Optional<Reason> pausedDirection(Decision intended, Restraint restraint) {
        return intended instanceof Decision.Scale scale
                        && !scale.reason().isCorrection()
                        && restraint.pausedDirections().contains(scale.direction())
                ? Optional.of(
                        scale.direction() == Direction.INCREASE
                                ? Reason.SCALE_OUT_PAUSED
                                : Reason.SCALE_IN_PAUSED)
                : Optional.empty();
    }
}
