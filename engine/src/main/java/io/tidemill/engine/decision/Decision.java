package io.tidemill.engine.decision;

import io.tidemill.engine.rule.Direction;

/// What a run decided: to change the count, or to leave it.
public sealed interface Decision {
    /// What decided.
    Reason reason();

    /// Go from one count to another.
    record Scale(int from, int to, Reason reason) implements Decision {
        public Scale {
            if (from == to) {
                throw new IllegalArgumentException("scaling from " + from + " to itself");
            }
        }

        public Direction direction() {
            return to > from ? Direction.INCREASE : Direction.DECREASE;
        }
    }

    /// Leave the count as it is.
    record Hold(Reason reason) implements Decision {}
}
