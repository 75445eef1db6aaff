package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// The buckets of all series: ten-second ones and minutes of the last while in memory, for the
/// control loop; older minutes in an archive.
///
/// Larger grains are built by the reader from the buckets here: sums and counts added, the least
/// minimum, the greatest maximum. Memory is bounded by a limit of series a resource; a series
/// beyond it is refused, counted, and told in the log once for each resource. Any thread may call
/// it.
public final class MetricStore {

    /// As many series as a resource may have unless told otherwise.
    public static final int SERIES_A_RESOURCE = 2_000;

    private static final System.Logger LOG = System.getLogger(MetricStore.class.getName());

    private static final MetricSeries NOTHING = new MetricSeries();

    private final int seriesLimit;
    private final MetricArchive archive;
    private final Map<MetricKey, MetricSeries> metrics = new ConcurrentHashMap<>();
    private final Map<String, ResourceSeries> resources = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();

    /// Remembers what memory holds, and nothing else.
    public MetricStore() {
        this(SERIES_A_RESOURCE, MetricArchive.NONE);
    }

    public MetricStore(int seriesLimit, MetricArchive archive) {
        this.seriesLimit = seriesLimit;
        this.archive = archive;
    }

    /// Fills memory with what it would hold, had there been no restart. To be called before
    /// anything is added.
    public void restore(Instant now) {
        archive.replay(now, this::recorder);
        metrics.values().forEach(series -> series.reachBack(now));
    }

    /// Adds to the buckets of every resolution that hold the moment.
    public void add(SeriesKey key, Instant at, Bucket bucket) {
        add(new Point(key, Point.EVERYWHERE, at, bucket));
    }

    /// Adds at one resolution only, for what does not add up: the 99th percentile of a minute is
    /// not made of those of its parts.
    public void add(SeriesKey key, Resolution resolution, Instant at, Bucket bucket) {
        add(new Point(key, resolution, at, bucket));
    }

    private void add(Point point) {
        if (keep(point)) {
            archive.add(point);
        }
    }

    /// All series of the metric that have a bucket in `[from, to)`, each with these buckets, gaps
    /// included. The buckets are as long as the grain, or divide it. A series may come in two parts
    /// that add up.
    public List<Series> read(MetricKey metric, Instant from, Instant to, Duration grain) {
        var known = metrics.getOrDefault(metric, NOTHING);
        var resolution = Resolution.under(grain);
        var recent = known.read(resolution, from, to);
        if (resolution == Resolution.TEN_SECONDS || known.isWholeSince(from)) {
            return recent;
        }
        var window = new MetricArchive.Window(from, to, grain);
        var older = archive.read(metric, window, known::wholeSince);
        return Stream.concat(older.stream(), recent.stream()).toList();
    }

    /// The same in buckets of that resolution.
    public List<Series> read(MetricKey metric, Resolution resolution, Instant from, Instant to) {
        return read(metric, from, to, resolution.length());
    }

    /// The newest bucket of the series that memory has.
    public Optional<Latest> latest(SeriesKey key) {
        return Optional.ofNullable(metrics.get(key.metric()))
                .flatMap(series -> series.latest(key.dimensions()));
    }

    /// All series of the resource, whatever their namespace, those of the archive included.
    public List<SeriesKey> series(String resourceId) {
        var known = resources.get(resourceId.toLowerCase(Locale.ROOT));
        var recent = known == null ? List.<SeriesKey>of() : known.all();
        return Stream.concat(recent.stream(), archive.series(resourceId).stream())
                .distinct()
                .toList();
    }

    /// Forgets series that hold nothing any more that memory would still keep.
    public void forget(Instant now) {
        metrics.forEach((metric, series) ->
                series.forget(now)
                        .forEach(dimensions ->
                                resource(metric.resourceId())
                                        .remove(new SeriesKey(metric, dimensions))));
    }

    /// Buckets that were not kept, because their resource had too many series already.
    public long refused() {
        return refused.sum();
    }

    /// Where the points of the series go, which is nowhere when there is no room for it.
    private MetricArchive.Recorder recorder(SeriesKey key) {
        return series(key).<MetricArchive.Recorder>map(one -> one::add).orElse((_, _, _) -> {});
    }

    /// Whether there was room for it.
    private boolean keep(Point point) {
        var series = series(point.key());
        series.ifPresent(one -> one.add(point.resolutions(), point.at(), point.bucket()));
        return series.isPresent();
    }

    /// The series, or nothing when it is new and there are too many.
    private Optional<StoredSeries> series(SeriesKey key) {
        var known = metrics.computeIfAbsent(key.metric(), _ -> new MetricSeries());
        var series = known.find(key.dimensions());
        if (series.isPresent()) {
            return series;
        }
        var resource = resource(key.metric().resourceId());
        if (resource.add(key)) {
            return Optional.of(known.make(key.dimensions()));
        }
        refuse(key, resource);
        return Optional.empty();
    }

    private void refuse(SeriesKey key, ResourceSeries resource) {
        refused.increment();
        if (resource.isFirstRefusal()) {
            LOG.log(
                    Level.WARNING,
                    "{0} has {1} series, the most that are kept; refused {2}",
                    key.metric().resourceId(),
                    seriesLimit,
                    key.dimensions());
        }
    }

    private ResourceSeries resource(String resourceId) {
        return resources.computeIfAbsent(
                resourceId.toLowerCase(Locale.ROOT), _ -> new ResourceSeries(seriesLimit));
    }
}
