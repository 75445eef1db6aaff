package io.tidemill.engine.rule;

import java.util.Collections;
import java.util.List;
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
    public double of(List<Double> samples) {
        return switch (this) {
            case AVERAGE -> total(samples) / samples.size();
            case MINIMUM -> Collections.min(samples);
            case MAXIMUM -> Collections.max(samples);
            case TOTAL -> total(samples);
            case COUNT -> samples.size();
            case LAST -> samples.getLast();
        };
    }

    private static double total(List<Double> samples) {
        double total = 0;
        for (double sample : samples) {
            total += sample;
        }
        return total;
    }
}
