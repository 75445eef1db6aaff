package io.tidemill.engine.metric;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The samples of a window, oldest first: one for each grain that has any. Packed, because every
/// rule of every run makes some, and unchangeable.
public final class Samples {
    /// Nothing was measured.
    public static final Samples NONE = new Samples(new double[0]);

    private final double[] values;

    private Samples(double[] values) {
        this.values = values;
    }

    /// Samples, oldest first.
    public static Samples of(double... values) {
        return new Samples(values.clone());
    }

    /// What the buckets that are not empty make of themselves.
    public static Samples of(Buckets buckets, Sample sample) {
        var values = new double[buckets.size()];
        int size = 0;
        for (int bucket = 0; bucket < values.length; bucket++) {
            if (buckets.count(bucket) > 0) {
                values[size++] = sample.of(buckets, bucket);
            }
        }
        return new Samples(size == values.length ? values : Arrays.copyOf(values, size));
    }

    /// How a bucket that is not empty becomes one number.
    @FunctionalInterface
    public interface Sample {
        double of(Buckets buckets, int bucket);
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /// The newest one; there must be one.
    public double last() {
        return values[values.length - 1];
    }

    /// Zero when there are none.
    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /// The least one; there must be one.
    public double minimum() {
        double minimum = values[0];
        for (double value : values) {
            minimum = Math.min(minimum, value);
        }
        return minimum;
    }

    /// The greatest one; there must be one.
    public double maximum() {
        double maximum = values[0];
        for (double value : values) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }

    public List<Double> toList() {
        return Arrays.stream(values).boxed().toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Samples samples && Arrays.equals(values, samples.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
