package io.tidemill.engine.rule;

import java.util.Optional;

/// How an observed value is compared with a threshold.
public enum Operator implements WireWord {
    EQUALS("Equals", "="),
    NOT_EQUALS("NotEquals", "!="),
    GREATER_THAN("GreaterThan", ">"),
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqual", ">="),
    LESS_THAN("LessThan", "<"),
    LESS_THAN_OR_EQUAL("LessThanOrEqual", "<=");

    private final String wire;
    private final String symbol;

    Operator(String wire, String symbol) {
        this.wire = wire;
        this.symbol = symbol;
    }

    /// The sign for people, such as `>=`.
    public String symbol() {
        return symbol;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<Operator> parse(String word) {
        return WireWord.find(values(), word);
    }

    /// Whether `observed OP threshold` holds.
    public boolean holds(double observed, double threshold) {
        return switch (this) {
            case EQUALS -> observed == threshold;
            case NOT_EQUALS -> observed != threshold;
            case GREATER_THAN -> observed > threshold;
            case GREATER_THAN_OR_EQUAL -> observed >= threshold;
            case LESS_THAN -> observed < threshold;
            case LESS_THAN_OR_EQUAL -> observed <= threshold;
        };
    }
}
