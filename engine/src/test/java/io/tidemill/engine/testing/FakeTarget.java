package io.tidemill.engine.testing;

import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.ScaleTarget;
import io.tidemill.engine.target.TargetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A target that obeys at once, unless a test has told it otherwise.
public final class FakeTarget implements ScaleTarget {
    private TargetState state;
    private Manner manner = new Manner.AtOnce();
    private final List<Integer> orders = new ArrayList<>();

    /// How the target takes an order.
    public sealed interface Manner {
        record AtOnce() implements Manner {}

        /// Stays scaling until the test settles it.
        record Slow(Instant since) implements Manner {}

        record Refusing(String why) implements Manner {}

        /// Accepts, then gives up.
        record GivingUp(String why) implements Manner {}
    }

    public FakeTarget(int instances) {
        this.state = new TargetState.Settled(instances);
    }

    public void behave(Manner next) {
        this.manner = next;
    }

    /// Puts the target into a state by hand, as an operator or a fault would.
    public void become(TargetState next) {
        this.state = next;
    }

    /// The counts that were asked for, refused ones included.
    public List<Integer> orders() {
        return List.copyOf(orders);
    }

    @Override
    public TargetState state() {
        return state;
    }

    @Override
    public ScaleOutcome scaleTo(int count) {
        orders.add(count);
        return switch (manner) {
            case Manner.AtOnce() -> accept(new TargetState.Settled(count));
            case Manner.Slow(var since) ->
                    accept(new TargetState.Scaling(instances(), count, since));
            case Manner.GivingUp(var why) -> accept(new TargetState.Failed(instances(), why));
            case Manner.Refusing(var why) -> new ScaleOutcome.Refused(why);
        };
    }

    private ScaleOutcome accept(TargetState next) {
        state = next;
        return new ScaleOutcome.Accepted();
    }

    private int instances() {
        return switch (state) {
            case TargetState.Settled(var instances) -> instances;
            case TargetState.Failed(var instances, _) -> instances;
            case TargetState.Scaling(var from, _, _) -> from;
            case TargetState.Unreachable _ -> 0;
        };
    }
}
