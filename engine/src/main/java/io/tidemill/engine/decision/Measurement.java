package io.tidemill.engine.decision;

/// What a rule made of its metric.
public sealed interface Measurement {
    /// A value, ready to be compared with the threshold.
    record Observed(double value) implements Measurement {}

    /// No sample in the window, and none was to be expected.
    record Silent() implements Measurement {}

    /// No sample in the window where there should be some, or no answer at all.
    record Failed(String why) implements Measurement {}
}
