package io.tidemill.simulator;

import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.ScaleTarget;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A target that scales in virtual time, well or badly, as its `Manner` says. It belongs to one
/// thread.
public final class SimulatedTarget implements ScaleTarget {
    /// What becomes of a change once its time has come.
    private record Due(Instant at, TargetState then) {}

    private final InstantSource time;
    private Manner manner;
    private TargetState state;
    private Due due;

    /// At rest with that many instances.
    public SimulatedTarget(InstantSource time, int instances, Manner manner) {
        this.time = time;
        this.manner = manner;
        this.state = new TargetState.Settled(instances);
        this.due = new Due(Instant.MAX, state);
    }

    @Override
    public TargetState state() {
        return manner instanceof Manner.Hides(var why)
                ? new TargetState.Unreachable(why)
                : settled();
    }

    /// The instances that are there now, whether it answers or not.
    public int instances() {
        return switch (settled()) {
            case TargetState.Settled(var count) -> count;
            case TargetState.Failed(var count, _) -> count;
            case TargetState.Scaling(var from, _, _) -> from;
            case TargetState.Unreachable _ -> throw new IllegalStateException("it is hidden only");
        };
    }

    @Override
    public ScaleOutcome scaleTo(int count) {
        return switch (manner) {
            case Manner.Obeys(var startUp) ->
                    begin(count, count > instances() ? startUp : Duration.ZERO);
            case Manner.GivesUp(var after, var why) -> {
                var from = instances();
                yield change(count, after, new TargetState.Failed(from, why));
            }
            case Manner.Refuses(var why) -> new ScaleOutcome.Refused(why);
            case Manner.Hides(var why) -> new ScaleOutcome.Refused(why);
        };
    }

    /// From now on it answers like this. A change that has begun goes on as it was.
    public void behave(Manner manner) {
        this.manner = manner;
    }

    /// Someone else sets the count: it is there at once, and a change that was under way is not.
    public void setByHand(int count) {
        state = new TargetState.Settled(count);
        due = new Due(Instant.MAX, state);
    }

    private ScaleOutcome begin(int count, Duration delay) {
        return change(count, delay, new TargetState.Settled(count));
    }

    private ScaleOutcome change(int count, Duration delay, TargetState then) {
        var now = time.instant();
        state = new TargetState.Scaling(instances(), count, now);
        due = new Due(now.plus(delay), then);
        return new ScaleOutcome.Accepted();
    }

    private TargetState settled() {
        if (!time.instant().isBefore(due.at())) {
            state = due.then();
            due = new Due(Instant.MAX, state);
        }
        return state;
    }
}
