package io.tidemill.engine.rule;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Samples;
import io.tidemill.engine.metric.Series;
import java.time.Instant;
import java.util.List;

/// When a rule is triggered: which metric, of which series, how condensed, compared with what.
///
/// With `dividePerInstance` the observed value is divided by the current instance count before it
/// is compared.
public record MetricTrigger(
        MetricKey metric,
        Sampling sampling,
        Condition condition,
        List<DimensionFilter> dimensions,
        boolean dividePerInstance) {
    private static final List<String> QUEUE_LENGTHS =
            List.of("ApproximateMessageCount", "MessageCount");

    public MetricTrigger {
        dimensions = List.copyOf(dimensions);
    }

    /// The samples of the window `[from, to)`, one for each grain that has any, oldest first.
    public Samples samples(List<Series> series, Instant from, Instant to) {
        return Samples.of(buckets(selected(series), from, to), sampling.statistic());
    }

    /// One series at the right grain, which is the usual case, needs no merging.
    private Buckets buckets(List<Buckets> parts, Instant from, Instant to) {
        var grain = sampling.timeGrain();
        return parts.size() == 1 && parts.getFirst().hasGrain(grain)
                ? parts.getFirst().within(from, to)
                : Buckets.merge(parts, from, to, grain);
    }

    /// The value that is compared with the threshold, from at least one sample.
    public double observed(Samples samples, int instances) {
        double value = sampling.timeAggregation().of(samples);
        return isPerInstance() ? value / Math.max(1, instances) : value;
    }

    /// Whether the observed value is divided by the instance count: because the rule says so, or
    /// because the metric is the length of a queue, whose threshold always means messages per
    /// instance.
    public boolean isPerInstance() {
        return dividePerInstance || isQueueLength();
    }

    private boolean isQueueLength() {
        for (var name : QUEUE_LENGTHS) {
            if (name.equalsIgnoreCase(metric.name())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the observed value is a total of the fleet, which stays the same whatever the number
    /// of instances.
    public boolean isFleetTotal() {
        return !isPerInstance()
                && (sampling.statistic().isTotal()
                        || sampling.timeAggregation() == TimeAggregation.COUNT);
    }

    /// The series that pass every filter, of the coarsest level of detail among them: the other
    /// levels hold the same samples again.
    private List<Buckets> selected(List<Series> series) {
        if (series.size() == 1 && dimensions.isEmpty()) {
            return List.of(series.getFirst().buckets());
        }
        var passing = series.stream().filter(this::accepts).toList();
        int coarsest = passing.stream().mapToInt(one -> one.dimensions().size()).min().orElse(0);
        return passing.stream()
                .filter(one -> one.dimensions().size() == coarsest)
                .map(Series::buckets)
                .toList();
    }

    private boolean accepts(Series series) {
        return dimensions.stream().allMatch(filter -> filter.accepts(series.dimensions()));
    }
}
