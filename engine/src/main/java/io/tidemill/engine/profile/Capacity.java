package io.tidemill.engine.profile;

/// The limits of a profile, both inclusive, and the count to fall back on when metrics cannot be
/// read.
public record Capacity(int minimum, int maximum, int defaultCount) {
    /// The largest count a profile may name.
    public static final int CEILING = 1000;

    public Capacity {
        if (minimum < 0 || minimum > defaultCount || defaultCount > maximum || maximum > CEILING) {
            throw new IllegalArgumentException(
                    "capacity must be 0 <= minimum <= default <= maximum <= %d: minimum %d, default %d, maximum %d"
                            .formatted(CEILING, minimum, defaultCount, maximum));
        }
    }

    /// The count inside the limits that is nearest to `count`.
    public int clamp(int count) {
        return Math.clamp(count, minimum, maximum);
    }
}
