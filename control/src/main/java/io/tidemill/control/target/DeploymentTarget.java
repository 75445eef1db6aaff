package io.tidemill.control.target;

import io.tidemill.control.target.DeploymentStatus.Progress;
import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.ScaleTarget;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// A deployment as the control loop sees it: how many instances there are, and a way to ask for
/// another number.
///
/// Its count is the capacity that was asked for: instances that are on their way out do not count,
/// and a crashed one that is being restarted still does. A change that has not succeeded by its
/// deadline is given up on: what counts then are the instances that are ready.
public final class DeploymentTarget implements ScaleTarget {

    private final Supplier<Optional<DeploymentStatus>> status;
    private final IntFunction<ScaleOutcome> scale;
    private final InstantSource clock;
    private final Duration deadline;

    /// @param scale makes the new capacity durable and applies it
    /// @param deadline of a change, from the moment it was asked for
    public DeploymentTarget(
            Supplier<Optional<DeploymentStatus>> status,
            IntFunction<ScaleOutcome> scale,
            InstantSource clock,
            Duration deadline) {
        this.status = status;
        this.scale = scale;
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public TargetState state() {
        return status.get()
                .map(this::state)
                .orElseGet(() -> new TargetState.Unreachable("the deployment does not run here"));
    }

    @Override
    public ScaleOutcome scaleTo(int count) {
        return scale.apply(count);
    }

    private TargetState state(DeploymentStatus seen) {
        return switch (seen.progress()) {
            case Progress.Reached() -> new TargetState.Settled(seen.wanted());
            case Progress.Changing(var from, var since) when isOverdue(since) ->
                    new TargetState.Failed(seen.ready(), shortfall(seen));
            case Progress.Changing(var from, var since) ->
                    new TargetState.Scaling(from, seen.wanted(), since);
        };
    }

    private boolean isOverdue(Instant since) {
        return !clock.instant().isBefore(since.plus(deadline));
    }

    private String shortfall(DeploymentStatus seen) {
        var cause = seen.lastFailure().isEmpty() ? "" : ": " + seen.lastFailure();
        return "asked for %d instances, %d are ready after %d s%s"
                .formatted(seen.wanted(), seen.ready(), deadline.toSeconds(), cause);
    }
}
