package io.tidemill.control.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.MetricArchive;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.engine.metric.MetricKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricIntakeTest {
    private static final Instant NOW = Instant.parse("2026-01-07T11:20:00Z");

    private final MetricStore store = new MetricStore();
    private final MetricIntake intake = new MetricIntake(store, 2);

    @Test
    void refusesOneActiveSeriesTooManyAndKeepsTheOthers() {
        assertThat(take(NOW, point("s", "a"), point("s", "b"), point("s", "c"), point("s", "a")))
                .singleElement()
                .asString()
                .contains("2 time series that got a point in the last 12 hours");
        assertThat(store.series("/subscriptions/s/x")).hasSize(2);
    }

    @Test
    void countsEachSubscriptionByItself() {
        take(NOW, point("s", "a"), point("s", "b"));
        assertThat(take(NOW, point("other", "c"))).isEmpty();
    }

    @Test
    void forgetsSeriesThatWereSilentForTwelveHours() {
        take(NOW, point("s", "a"), point("s", "b"));
        var later = NOW.plus(Duration.ofHours(12));
        assertThat(take(later, point("s", "c"))).hasSize(1);
        assertThat(take(later.plusSeconds(61), point("s", "c"))).isEmpty();
    }

    @Test
    void refusesNamesOfMoreThan64KilobytesTogether() {
        var large = new MetricIntake(store);
        for (int i = 0; i < 64; i++) {
            assertThat(large.take(List.of(named("ä".repeat(510) + "%04d".formatted(i))), NOW))
                    .isEmpty();
        }
        assertThat(large.take(List.of(named("x")), NOW))
                .singleElement()
                .asString()
                .contains("more than 65536 bytes");
        assertThat(large.take(List.of(named("ä".repeat(510) + "0001")), NOW)).isEmpty();
    }

    @Test
    void saysWhenAResourceHasTooManySeries() {
        var small = new MetricIntake(new MetricStore(1, MetricArchive.NONE));
        assertThat(small.take(List.of(point("s", "a"), point("s", "b")), NOW))
                .singleElement()
                .asString()
                .contains("too many time series");
    }

    private List<String> take(Instant now, CustomPoint... points) {
        return intake.take(List.of(points), now);
    }

    private static CustomPoint named(String name) {
        return point(new MetricKey("/subscriptions/s/x", "App", name), "a");
    }

    private static CustomPoint point(String subscription, String value) {
        return point(new MetricKey("/subscriptions/" + subscription + "/x", "App", "Depth"), value);
    }

    private static CustomPoint point(MetricKey metric, String value) {
        return new CustomPoint(new SeriesKey(metric, Map.of("d", value)), NOW, Bucket.of(1));
    }
}
