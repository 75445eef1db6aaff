package io.tidemill.engine.rule;

import io.tidemill.engine.metric.Samples;
import java.util.Optional;

/// Stage two of aggregation: how the samples of the window become one observed value.
public enum TimeAggregation implements WireWord {
    /// The plain mean of the samples that are present, each grain weighing the same.
    AVERAGE("Average"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum"),
    /// The sum of the samples.
    TOTAL("Total"),
    /// How many samples are present.
    COUNT("Count"),
    /// The newest sample.
    LAST("Last");

    private final String wire;

    TimeAggregation(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<TimeAggregation> parse(String word) {
        return WireWord.find(values(), word);
    }

    /// The value that samples make, oldest first; there must be at least one.
    public double of(Samples samples) {
        return switch (this) {
            case AVERAGE -> samples.sum() / samples.size();
            case MINIMUM -> samples.minimum();
            case MAXIMUM -> samples.maximum();
            case TOTAL -> samples.sum();
            case COUNT -> samples.size();
            case LAST -> samples.last();
        };
    }
}
