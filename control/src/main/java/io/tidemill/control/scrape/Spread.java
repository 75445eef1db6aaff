package io.tidemill.control.scrape;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How the observations of one interval spread over the buckets of a histogram.
///
/// @param counts by their upper bounds, inclusive; each counts those below it too
record Spread(NavigableMap<Double, Double> counts) {

    static Spread of(Map<Double, Double> counts) {
        return new Spread(new TreeMap<>(counts));
    }

    double count() {
        return counts.isEmpty() ? 0 : counts.lastEntry().getValue();
    }

    /// The value below which that share of the observations lies, as if those of a bucket lay
    /// evenly between its bounds: of 10 observations up to 1 and 10 more up to 2, the share 0.75 is
    /// 1.5. What lies above the last finite bound counts as this bound.
    ///
    /// @param share above 0 and at most 1; there must be observations
    double quantile(double share) {
        double rank = share * count();
        double lower = 0;
        double below = 0;
        for (var bucket : counts.entrySet()) {
            if (bucket.getValue() >= rank) {
                return within(lower, bucket.getKey(), (rank - below) / (bucket.getValue() - below));
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        return lower;
    }

    private static double within(double lower, double upper, double share) {
        if (Double.isInfinite(upper)) {
            return lower;
        }
        return upper <= 0 ? upper : lower + (upper - lower) * share;
    }
}
