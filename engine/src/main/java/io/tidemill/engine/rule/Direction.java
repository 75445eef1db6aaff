package io.tidemill.engine.rule;

import java.util.Optional;

/// Which way an action moves the count.
public enum Direction implements WireWord {
    /// Only with an exact count: the way follows from the count at hand.
    NONE("None"),
    /// Scale out.
    INCREASE("Increase"),
    /// Scale in.
    DECREASE("Decrease");

    private final String wire;

    Direction(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<Direction> parse(String word) {
        return WireWord.find(values(), word);
    }
}
