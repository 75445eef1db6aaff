package io.tidemill.control.metric;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Samples that are taken every ten seconds, of which a minute keeps one, usually their mean. So
/// the number of samples of a minute is the number of those that reported. Called by one thread.
final class MinuteSamples {

    /// Finer than this nothing is measured, and coarse numbers take less room.
    private static final double PRECISION = 100;

    private final MetricStore store;
    private final UnaryOperator<Bucket> summary;
    private final Map<SeriesKey, Bucket> minute = new HashMap<>();
    private long current;

    private MinuteSamples(MetricStore store, UnaryOperator<Bucket> summary) {
        this.store = store;
        this.summary = summary;
    }

    /// Of what varies all the time: a maximum is a hot instance, not a hot moment.
    static MinuteSamples even(MetricStore store) {
        return new MinuteSamples(store, seen -> Bucket.of(rounded(mean(seen))));
    }

    /// Of what is counted: the least and the greatest count are kept.
    static MinuteSamples spread(MetricStore store) {
        return new MinuteSamples(
                store,
                seen ->
                        new Bucket(
                                rounded(mean(seen)),
                                1,
                                seen.minimum(),
                                seen.maximum(),
                                seen.last()));
    }

    /// Of what adds up: a minute has the sum.
    static MinuteSamples total(MetricStore store) {
        return new MinuteSamples(store, seen -> Bucket.of(rounded(seen.sum())));
    }

    /// @param start of the ten seconds; they come in order
    void add(SeriesKey key, Instant start, double sample) {
        turnTo(start);
        var bucket = Bucket.of(rounded(sample));
        store.add(key, Resolution.TEN_SECONDS, start, bucket);
        minute.merge(key, bucket, Bucket::with);
    }

    /// Tells the minute before, if there was one, once another has begun.
    void turnTo(Instant now) {
        var slot = Resolution.MINUTE.slot(now);
        if (slot != current) {
            var start = Resolution.MINUTE.start(current);
            minute.forEach(
                    (key, seen) -> store.add(key, Resolution.MINUTE, start, summary.apply(seen)));
            minute.clear();
            current = slot;
        }
    }

    private static double mean(Bucket seen) {
        return seen.sum() / seen.count();
    }

    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }
}
