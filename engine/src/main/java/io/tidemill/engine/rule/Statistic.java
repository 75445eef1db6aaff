package io.tidemill.engine.rule;

import java.util.Optional;

/// Stage one of aggregation: how all raw samples of all instances inside one grain become one
/// sample.
public enum Statistic implements WireWord {
    AVERAGE("Average"),
    MIN("Min"),
    MAX("Max"),
    SUM("Sum"),
    COUNT("Count");

    private final String wire;

    Statistic(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<Statistic> parse(String word) {
        return WireWord.find(values(), word);
    }
}
