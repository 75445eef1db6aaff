package io.tidemill.control.metric;

/// What is kept of all samples that fell into one span of time. The average is never kept: it is
/// sum ÷ count.
///
/// @param count at least 1: a bucket without samples does not exist
public record Bucket(double sum, long count, double minimum, double maximum) {

    public Bucket {
        if (count < 1) {
            throw new IllegalArgumentException("a bucket holds at least one sample");
        }
    }

    /// The bucket of a single sample.
    public static Bucket of(double sample) {
        return new Bucket(sample, 1, sample, sample);
    }
}
