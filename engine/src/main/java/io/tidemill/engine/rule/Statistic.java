package io.tidemill.engine.rule;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Samples;
import java.util.Optional;

/// Stage one of aggregation: how all raw samples of all instances inside one grain become one
/// sample.
public enum Statistic implements WireWord, Samples.Sample {
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

    /// Whether it adds up over instances, rather than describing one of them.
    public boolean isTotal() {
        return this == SUM || this == COUNT;
    }

    /// The sample that a bucket makes; the bucket must not be empty.
    @Override
    public double of(Buckets buckets, int bucket) {
        return switch (this) {
            case AVERAGE -> buckets.sum(bucket) / buckets.count(bucket);
            case MIN -> buckets.minimum(bucket);
            case MAX -> buckets.maximum(bucket);
            case SUM -> buckets.sum(bucket);
            case COUNT -> buckets.count(bucket);
        };
    }
}
