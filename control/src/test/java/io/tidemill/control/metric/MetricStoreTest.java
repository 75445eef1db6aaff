package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricStoreTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final SeriesKey CPU = SeriesKey.of("/blue", "Cpu", Map.of());

    private final MetricStore store = new MetricStore();

    @Test
    void doesNotCountASilentServerAsZero() {
        add(Map.of("server", "a"), 5, 20);
        add(Map.of("server", "b"), 40, 53);
        var minute = merged(Duration.ofMinutes(1), START, START.plusSeconds(60));
        assertThat(minute.sum(0)).isEqualTo(73);
        assertThat(minute.count(0)).isEqualTo(2);
        assertThat(minute.minimum(0)).isEqualTo(20);
        assertThat(minute.maximum(0)).isEqualTo(53);
        assertThat(minute.sum(0) / minute.count(0)).isEqualTo(36.5);
    }

    @Test
    void addsMinutesUpToFiveMinutes() {
        var sums = List.of(3, 6, 6, 9, 4, 5, 7, 1, 6, 3);
        for (int minute = 0; minute < sums.size(); minute++) {
            add(Map.of(), minute * 60, sums.get(minute));
        }
        var merged = merged(Duration.ofMinutes(5), START, START.plusSeconds(600));
        assertThat(merged.sum(0)).isEqualTo(28);
        assertThat(merged.sum(1)).isEqualTo(22);
    }

    @Test
    void leavesAGapAGap() {
        add(Map.of(), 0, 1);
        add(Map.of(), 30, 1);
        var buckets = only(Resolution.TEN_SECONDS).buckets();
        assertThat(List.of(buckets.count(0), buckets.count(1), buckets.count(2), buckets.count(3)))
                .containsExactly(1L, 0L, 0L, 1L);
    }

    @Test
    void knowsNothingOfAMetricThatWasNeverAdded() {
        assertThat(store.read(CPU.metric(), Resolution.MINUTE, START, START.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void takesAPointThatComesLate() {
        add(Map.of(), 1200, 1);
        add(Map.of(), 0, 2);
        assertThat(only(Resolution.TEN_SECONDS).buckets().sum(0)).isEqualTo(2);
    }

    @Test
    void tellsTheNewestBucketWithItsLastSample() {
        add(Map.of(), 0, 7);
        add(Map.of(), 70, 3);
        add(Map.of(), 75, 9);
        add(Map.of(), 75, 4);
        assertThat(store.latest(CPU))
                .contains(new Latest(START.plusSeconds(70), new Bucket(16, 3, 3, 9, 4)));
    }

    @Test
    void listsTheSeriesOfAResourceWhateverTheirNamespace() {
        add(Map.of("server", "a"), 0, 1);
        var custom = new SeriesKey(new MetricKey("/Blue", "app", "Depth"), Map.of());
        store.add(custom, START, Bucket.of(1));
        store.add(SeriesKey.of("/green", "Cpu", Map.of()), START, Bucket.of(1));
        var cpu = SeriesKey.of("/blue", "Cpu", Map.of("server", "a"));
        assertThat(store.series("/BLUE")).containsExactlyInAnyOrder(cpu, custom);
    }

    @Test
    void dropsWhatIsOlderThanAnythingKept() {
        add(Map.of(), 3600, 1);
        add(Map.of(), 0, 2);
        assertThat(only(Resolution.TEN_SECONDS).buckets().start())
                .isEqualTo(START.plusSeconds(3600));
        assertThat(only(Resolution.MINUTE).buckets().start()).isEqualTo(START);
    }

    @Test
    void findsAMetricWhateverItsCase() {
        add(Map.of(), 0, 1);
        var shouted = SeriesKey.of("/BLUE", "CPU", Map.of()).metric();
        assertThat(store.read(shouted, Resolution.MINUTE, START, START.plusSeconds(60))).hasSize(1);
    }

    @Test
    void addsAtOneResolutionOnlyWhenAskedTo() {
        store.add(CPU, Resolution.MINUTE, START, Bucket.of(1));
        assertThat(read(Resolution.TEN_SECONDS)).isEmpty();
        assertThat(read(Resolution.MINUTE)).hasSize(1);
    }

    @Test
    void refusesMoreSeriesThanItsLimitAndKeepsTheOthers() {
        var small = new MetricStore(2, MetricArchive.NONE);
        for (int i = 0; i < 5; i++) {
            var key = SeriesKey.of("/blue", "Cpu", Map.of("instanceId", "i" + i));
            small.add(key, START, Bucket.of(i));
            small.add(key, START, Bucket.of(i));
        }
        small.add(SeriesKey.of("/green", "Cpu", Map.of()), START, Bucket.of(1));
        assertThat(small.read(CPU.metric(), Resolution.MINUTE, START, START.plusSeconds(60)))
                .hasSize(2)
                .allMatch(series -> series.buckets().count(0) == 2);
        assertThat(small.refused()).isEqualTo(6);
    }

    @Test
    void makesRoomForNewSeriesWhenOldOnesAreForgotten() {
        var small = new MetricStore(1, MetricArchive.NONE);
        small.add(CPU, START, Bucket.of(1));
        var nextDay = START.plus(Duration.ofHours(25));
        small.forget(nextDay);
        small.add(SeriesKey.of("/blue", "Cpu", Map.of("a", "b")), nextDay, Bucket.of(1));
        assertThat(small.refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsTheSameOfTheSameTimeAtEveryGrain(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var dimensions = Map.of("server", Integer.toString(random.nextInt(3)));
            add(dimensions, random.nextInt(1800), random.nextInt(1000));
        }
        var end = START.plusSeconds(1800);
        var all = merged(Duration.ofMinutes(30), START, end);
        for (int seconds : List.of(10, 20, 30, 60, 120, 300, 900)) {
            assertThat(whole(merged(Duration.ofSeconds(seconds), START, end)))
                    .as("seed %d, grain %d", seed, seconds)
                    .isEqualTo(whole(all));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void holdsWhatWasAddedAndNothingElse(long seed) {
        var random = new Random(seed);
        var track = new Track(Resolution.TEN_SECONDS);
        var expected = new TreeMap<Long, Double>();
        long newest = 0;
        for (int i = 0; i < 300; i++) {
            long slot = Math.max(0, newest + random.nextInt(-400, random.nextInt(2, 600)));
            newest = Math.max(newest, slot);
            if (slot > newest - Resolution.TEN_SECONDS.capacity()) {
                expected.merge(slot, (double) i, Double::sum);
            }
            track.add(Resolution.TEN_SECONDS.start(slot), Bucket.of(i));
            expected.headMap(newest - Resolution.TEN_SECONDS.capacity(), true).clear();
            assertThat(held(track)).as("seed %d, step %d", seed, i).isEqualTo(expected);
        }
    }

    private static Map<Long, Double> held(Track track) {
        var buckets = track.read(Instant.EPOCH, Instant.EPOCH.plusSeconds(1L << 30)).orElseThrow();
        var held = new TreeMap<Long, Double>();
        for (int i = 0; i < buckets.size(); i++) {
            if (buckets.count(i) > 0) {
                held.put(Resolution.TEN_SECONDS.slot(buckets.start()) + i, buckets.sum(i));
            }
        }
        return held;
    }

    private record Whole(double sum, long count, double minimum, double maximum) {}

    private static Whole whole(Buckets buckets) {
        var whole = new Whole(0, 0, Double.MAX_VALUE, 0);
        for (int i = 0; i < buckets.size(); i++) {
            if (buckets.count(i) > 0) {
                whole =
                        new Whole(
                                whole.sum + buckets.sum(i),
                                whole.count + buckets.count(i),
                                Math.min(whole.minimum, buckets.minimum(i)),
                                Math.max(whole.maximum, buckets.maximum(i)));
            }
        }
        return whole;
    }

    private Buckets merged(Duration grain, Instant from, Instant to) {
        var series = store.read(CPU.metric(), Resolution.under(grain), from, to);
        return Buckets.merge(series.stream().map(Series::buckets).toList(), from, to, grain);
    }

    private Series only(Resolution resolution) {
        return read(resolution).getFirst();
    }

    private List<Series> read(Resolution resolution) {
        return store.read(CPU.metric(), resolution, START, START.plusSeconds(7200));
    }

    private void add(Map<String, String> dimensions, int second, double value) {
        var key = SeriesKey.of("/blue", "Cpu", dimensions);
        store.add(key, START.plusSeconds(second), Bucket.of(value));
    }
}
