package io.tidemill.control.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.MetricArchive.Window;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.Point;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.control.store.SqlDatabase;
import io.tidemill.control.store.StorageException;
import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an archive keeps and gives back, whatever its database.
abstract class ArchiveContract {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant FOREVER = Instant.MAX;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final SeriesKey CPU = SeriesKey.of("/blue", "Cpu", Map.of("instanceId", "i-1"));

    private SqlDatabase database;
    private PointArchive archive;

    /// An empty database, made ready for points.
    abstract SqlDatabase open();

    @BeforeEach
    void begin() {
        database = open();
        archive = new PointArchive(database, Duration.ofDays(93));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesBackMinutesWithTheirGaps() {
        add(CPU, TEN, 20);
        add(CPU, TEN.plusSeconds(180), 40.25);
        writeAndMove();
        var minutes = only(TEN, TEN.plusSeconds(300), MINUTE);
        assertThat(List.of(minutes.count(0), minutes.count(1), minutes.count(2), minutes.count(3)))
                .containsExactly(1L, 0L, 0L, 1L);
        assertThat(minutes.sum(3)).isEqualTo(40.25);
    }

    @Test
    void keepsSumCountMinimumAndMaximum() {
        var bucket = new Bucket(73.1, 3, 20.05, 53, 20.05);
        archive.add(new Point(CPU, Point.EVERYWHERE, TEN, bucket));
        writeAndMove();
        var minutes = only(TEN, TEN.plusSeconds(60), MINUTE);
        assertThat(minutes.sum(0)).isEqualTo(73.1);
        assertThat(minutes.count(0)).isEqualTo(3);
        assertThat(minutes.minimum(0)).isEqualTo(20.05);
        assertThat(minutes.maximum(0)).isEqualTo(53);
    }

    @Test
    void addsAPointThatComesLateToWhatIsPackedAlready() {
        add(CPU, TEN, 20);
        writeAndMove();
        add(CPU, TEN.plusSeconds(30), 40);
        writeAndMove();
        var minutes = only(TEN, TEN.plusSeconds(60), MINUTE);
        assertThat(minutes.sum(0)).isEqualTo(60);
        assertThat(minutes.count(0)).isEqualTo(2);
    }

    @Test
    void findsAPointThatComesLateFromTheHourBeforeTheFirst() {
        add(CPU, TEN, 20);
        archive.write(TEN);
        add(CPU, TEN.minusSeconds(60), 40);
        writeAndMove();
        assertThat(only(TEN.minusSeconds(60), TEN.plusSeconds(60), MINUTE).sum(0)).isEqualTo(40);
    }

    @Test
    void movesNothingTwice() {
        add(CPU, TEN, 20);
        writeAndMove();
        archive.move();
        archive.move();
        assertThat(only(TEN, TEN.plusSeconds(60), MINUTE).count(0)).isEqualTo(1);
    }

    @Test
    void addsMinutesUpToTheGrainAndStopsWhereMemoryBegins() {
        for (int minute = 0; minute < 180; minute++) {
            add(CPU, TEN.plusSeconds(60L * minute), minute);
        }
        writeAndMove();
        var window = new Window(TEN, TEN.plus(HOUR.multipliedBy(3)), HOUR);
        var until = TEN.plus(Duration.ofMinutes(90));
        var hours = archive.read(CPU.metric(), window, _ -> until).getFirst().buckets();
        assertThat(List.of(hours.count(0), hours.count(1), hours.count(2)))
                .containsExactly(60L, 30L, 0L);
        assertThat(hours.maximum(1)).isEqualTo(89);
    }

    @Test
    void tellsSeriesOfAMetricApartAndFindsThemWhateverTheirCase() {
        var other = SeriesKey.of("/blue", "Cpu", Map.of("instanceId", "I-1"));
        add(CPU, TEN, 1);
        add(other, TEN, 2);
        add(SeriesKey.of("/blue", "CpuMemory", Map.of()), TEN, 3);
        writeAndMove();
        var shouted = new MetricKey("/BLUE", "", "CPU");
        assertThat(
                        archive.read(
                                shouted,
                                new Window(TEN, TEN.plusSeconds(60), MINUTE),
                                _ -> FOREVER))
                .extracting(Series::dimensions)
                .containsExactlyInAnyOrder(CPU.dimensions(), other.dimensions());
    }

    @Test
    void listsTheSeriesOfAResourceAndNotOfItsNeighbour() {
        var custom = new SeriesKey(new MetricKey("/blue", "app", "Depth"), Map.of());
        add(CPU, TEN, 1);
        add(custom, TEN, 1);
        add(SeriesKey.of("/blue2", "Cpu", Map.of()), TEN, 1);
        writeAndMove();
        assertThat(archive.series("/Blue")).containsExactlyInAnyOrder(CPU, custom);
    }

    @Test
    void dropsMinutesAndSeriesThatAreTooOld() {
        add(CPU, TEN, 1);
        add(SeriesKey.of("/blue", "Cpu", Map.of()), TEN.plus(Duration.ofDays(10)), 1);
        writeAndMove();
        archive.drop(TEN.plus(Duration.ofDays(94)));
        assertThat(archive.series("/blue"))
                .extracting(SeriesKey::dimensions)
                .containsExactly(Map.of());
        var window = new Window(TEN, TEN.plus(Duration.ofDays(94)), Duration.ofDays(1));
        assertThat(archive.read(CPU.metric(), window, _ -> FOREVER)).hasSize(1);
    }

    @Test
    void goesOnWithASeriesThatWasDropped() {
        add(CPU, TEN, 1);
        writeAndMove();
        var later = TEN.plus(Duration.ofDays(94));
        archive.drop(later);
        add(CPU, later, 2);
        writeAndMove();
        assertThat(only(later, later.plusSeconds(60), MINUTE).sum(0)).isEqualTo(2);
    }

    @Test
    void letsPointsWaitWhenTheDatabaseRefuses() {
        var broken = new BreakableDatabase(database);
        var waiting = new PointArchive(broken, Duration.ofDays(93));
        waiting.add(new Point(CPU, Point.EVERYWHERE, TEN, Bucket.of(1)));
        broken.refuse(true);
        assertThatThrownBy(() -> waiting.write(TEN)).isInstanceOf(StorageException.class);
        waiting.add(new Point(CPU, Point.EVERYWHERE, TEN.plusSeconds(60), Bucket.of(2)));
        broken.refuse(false);
        waiting.write(TEN);
        waiting.move();
        assertThat(only(TEN, TEN.plusSeconds(120), MINUTE).sum(0)).isEqualTo(1);
        assertThat(only(TEN, TEN.plusSeconds(120), MINUTE).sum(1)).isEqualTo(2);
        assertThat(waiting.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fillsMemoryAfterARestartWithWhatItHeld(long seed) {
        var random = new Random(seed);
        var before = new MetricStore(1000, archive);
        var now = TEN;
        for (int step = 0; step < 400; step++) {
            now = now.plusSeconds(random.nextInt(20));
            var late = now.minusSeconds(random.nextInt(1200));
            var key = SeriesKey.of("/blue", "Cpu", Map.of("i", "" + random.nextInt(3)));
            before.add(key, late, Bucket.of(random.nextInt(100) / 4.0));
            before.add(CPU, Resolution.MINUTE, now, Bucket.of(random.nextGaussian()));
            if (random.nextInt(10) == 0) {
                archive.write(now);
            }
            if (random.nextInt(50) == 0) {
                archive.move();
                archive.drop(now);
            }
        }
        archive.write(now);
        var after = new MetricStore(1000, new PointArchive(database, Duration.ofDays(93)));
        after.restore(now);
        for (var grain : List.of(Duration.ofSeconds(10), MINUTE, HOUR)) {
            assertSame(before, after, now, grain);
        }
        assertThat(after.latest(CPU)).isEqualTo(before.latest(CPU));
    }

    @Test
    void readsFromMemoryAndArchiveAsIfTheyWereOne() {
        var store = new MetricStore(1000, archive);
        var end = TEN.plus(Duration.ofHours(8));
        for (var at = TEN; at.isBefore(end); at = at.plusSeconds(60)) {
            store.add(CPU, Resolution.MINUTE, at, Bucket.of(1));
            archive.write(at);
        }
        archive.move();
        var hours = merged(store, TEN, end, HOUR);
        assertThat(hours.size()).isEqualTo(8);
        for (int hour = 0; hour < 8; hour++) {
            assertThat(hours.count(hour)).as("hour %d", hour).isEqualTo(60);
        }
    }

    private static void assertSame(
            MetricStore before, MetricStore after, Instant now, Duration grain) {
        var from = grain.equals(HOUR) ? TEN.minus(HOUR) : now.minus(Duration.ofMinutes(25));
        var one = merged(before, from, now, grain);
        var other = merged(after, from, now, grain);
        for (int slot = 0; slot < one.size(); slot++) {
            assertThat(other.count(slot)).as("%s %d", grain, slot).isEqualTo(one.count(slot));
            assertThat(other.maximum(slot)).isEqualTo(one.maximum(slot));
        }
    }

    private static Buckets merged(MetricStore store, Instant from, Instant to, Duration grain) {
        var parts =
                store.read(CPU.metric(), from, to, grain).stream().map(Series::buckets).toList();
        return Buckets.merge(parts, from, to, grain);
    }

    private void add(SeriesKey key, Instant at, double sample) {
        archive.add(new Point(key, Set.of(Resolution.MINUTE), at, Bucket.of(sample)));
    }

    private void writeAndMove() {
        archive.write(TEN);
        archive.move();
    }

    private Buckets only(Instant from, Instant to, Duration grain) {
        var series = archive.read(CPU.metric(), new Window(from, to, grain), _ -> FOREVER);
        assertThat(series).hasSize(1);
        return series.getFirst().buckets();
    }
}
