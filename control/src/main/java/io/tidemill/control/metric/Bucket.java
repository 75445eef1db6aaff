package io.tidemill.control.metric;

/// What is kept of all samples that fell into one span of time. The average is never kept: it is
/// sum ÷ count.
///
/// @param count at least 1: a bucket without samples does not exist
/// @param last the sample that came last
public record Bucket(double sum, long count, double minimum, double maximum, double last) {

    public Bucket {
        if (count < 1) {
            throw new IllegalArgumentException("a bucket holds at least one sample");
        }
        if (Double.isNaN(sum + minimum + maximum + last)) {
            throw new IllegalArgumentException("not a number");
        }
    }

    /// The bucket of a single sample.
    public static Bucket of(double sample) {
        return new Bucket(sample, 1, sample, sample, sample);
    }

    /// Samples that somebody else added up. Which of them came last is not known: their mean stands
    /// for it.
    public static Bucket summed(double sum, long count, double minimum, double maximum) {
        return new Bucket(sum, count, minimum, maximum, sum / count);
    }

    /// The samples of both.
    public Bucket with(Bucket later) {
        return new Bucket(
                sum + later.sum,
                count + later.count,
                Math.min(minimum, later.minimum),
                Math.max(maximum, later.maximum),
                later.last);
    }

    /// Whether all of it can be told by one number.
    public boolean isSingle() {
        return count == 1 && sum == minimum && sum == maximum && sum == last;
    }
}
