package io.tidemill.engine.rule;

import java.util.Optional;

/// How the value of a dimension is compared with the values of a filter.
public enum DimensionOperator implements WireWord {
    /// Any of them.
    EQUALS("Equals"),
    /// None of them.
    NOT_EQUALS("NotEquals");

    private final String wire;

    DimensionOperator(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<DimensionOperator> parse(String word) {
        return WireWord.find(values(), word);
    }
}
