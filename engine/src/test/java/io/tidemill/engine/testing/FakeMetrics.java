package io.tidemill.engine.testing;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Metrics that a test sets by hand. A metric that was never set is unreadable.
public final class FakeMetrics implements MetricSource {
    private final Map<MetricKey, MetricSource> sources = new HashMap<>();

    /// From now on every bucket, past ones too, holds one sample of that value.
    public void level(MetricKey key, double value) {
        follow(key, Silence.FAILURE, _ -> value);
    }

    /// Each bucket holds one sample: what the load gives for the bucket's start, or none for `NaN`.
    public void follow(MetricKey key, Silence silence, ToDoubleFunction<Instant> load) {
        sources.put(
                key,
                (_, from, to, grain) ->
                        new MetricReading.Samples(List.of(series(from, to, grain, load)), silence));
    }

    /// The metric exists and has no samples.
    public void silent(MetricKey key, Silence silence) {
        sources.put(key, (_, _, _, _) -> new MetricReading.Samples(List.of(), silence));
    }

    public void series(MetricKey key, Series... series) {
        sources.put(
                key, (_, _, _, _) -> new MetricReading.Samples(List.of(series), Silence.FAILURE));
    }

    public void unreadable(MetricKey key, String why) {
        sources.put(key, (_, _, _, _) -> new MetricReading.Unreadable(why));
    }

    @Override
    public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        var source = sources.get(key);
        return source == null
                ? new MetricReading.Unreadable("there is no " + key)
                : source.read(key, from, to, grain);
    }

    private static Series series(
            Instant from, Instant to, Duration grain, ToDoubleFunction<Instant> load) {
        int size = Math.toIntExact(Duration.between(from, to).dividedBy(grain));
        var samples = new double[size];
        for (int bucket = 0; bucket < size; bucket++) {
            samples[bucket] = load.applyAsDouble(from.plus(grain.multipliedBy(bucket)));
        }
        return Series.collapsed(Buckets.ofSamples(from, grain, samples));
    }
}
