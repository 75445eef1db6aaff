package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// The buckets of all series, in memory: ten-second ones of the last hour and minutes of the last
/// day.
///
/// What is added is a bucket that has ended, so a reader never sees half of one. Larger grains are
/// built by the reader from the buckets here: sums and counts added, the least minimum, the
/// greatest maximum. Memory is bounded by a limit of series a resource; a series beyond it is
/// refused, counted, and told in the log once for each resource. Any thread may call it.
public final class MetricStore {

    /// As many series as a resource may have unless told otherwise.
    public static final int SERIES_A_RESOURCE = 2_000;

    private static final System.Logger LOG = System.getLogger(MetricStore.class.getName());

    private final int seriesLimit;
    private final Map<MetricKey, Map<Map<String, String>, StoredSeries>> metrics =
            new ConcurrentHashMap<>();
    private final Map<String, SeriesBudget> budgets = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();

    public MetricStore() {
        this(SERIES_A_RESOURCE);
    }

    public MetricStore(int seriesLimit) {
        this.seriesLimit = seriesLimit;
    }

    /// Adds to the buckets of every resolution that hold the moment.
    public void add(SeriesKey key, Instant at, Bucket bucket) {
        series(key).forEach(series -> series.add(at, bucket));
    }

    /// Adds at one resolution only, for what does not add up: the 99th percentile of a minute is
    /// not made of those of its parts.
    public void add(SeriesKey key, Resolution resolution, Instant at, Bucket bucket) {
        series(key).forEach(series -> series.add(resolution, at, bucket));
    }

    /// All series of the metric that have a bucket in `[from, to)`, each with these buckets, gaps
    /// included.
    public List<Series> read(MetricKey metric, Resolution resolution, Instant from, Instant to) {
        return metrics.getOrDefault(metric, Map.of()).entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().read(resolution, from, to).stream()
                                .map(buckets -> new Series(entry.getKey(), buckets)))
                .toList();
    }

    /// Forgets series that hold nothing any more that would still be kept.
    public void forget(Instant now) {
        metrics.forEach((metric, series) -> forget(metric, series, now));
    }

    /// Buckets that were not kept, because their resource had too many series already.
    public long refused() {
        return refused.sum();
    }

    private void forget(
            MetricKey metric, Map<Map<String, String>, StoredSeries> series, Instant now) {
        series.forEach((dimensions, one) -> {
            if (one.isStale(now) && series.remove(dimensions, one)) {
                budget(metric.resourceId()).release();
            }
        });
    }

    /// The series, or nothing when it is new and there are too many.
    private List<StoredSeries> series(SeriesKey key) {
        var known = metrics.computeIfAbsent(key.metric(), _ -> new ConcurrentHashMap<>());
        var series = known.get(key.dimensions());
        if (series != null) {
            return List.of(series);
        }
        var budget = budget(key.metric().resourceId());
        if (!budget.take()) {
            refuse(key, budget);
            return List.of();
        }
        var fresh = new StoredSeries();
        var raced = known.putIfAbsent(key.dimensions(), fresh);
        if (raced == null) {
            return List.of(fresh);
        }
        budget.release();
        return List.of(raced);
    }

    private void refuse(SeriesKey key, SeriesBudget budget) {
        refused.increment();
        if (budget.isFirstRefusal()) {
            LOG.log(
                    Level.WARNING,
                    "{0} has {1} series, the most that are kept; refused {2}",
                    key.metric().resourceId(),
                    seriesLimit,
                    key.dimensions());
        }
    }

    private SeriesBudget budget(String resourceId) {
        return budgets.computeIfAbsent(
                resourceId.toLowerCase(Locale.ROOT), _ -> new SeriesBudget(seriesLimit));
    }
}
