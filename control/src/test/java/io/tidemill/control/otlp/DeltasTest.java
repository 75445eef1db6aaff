package io.tidemill.control.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.metric.SeriesKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeltasTest {
    private static final Instant WATCHED = Instant.parse("2026-01-07T11:00:00Z");
    private static final Instant EARLIER = WATCHED.minusSeconds(600);
    private static final SeriesKey SERIES = SeriesKey.of("/r", "requests", Map.of());

    private final Deltas deltas = new Deltas(WATCHED);

    @Test
    void countsFromTheFirstTotalOfALongRunningSender() {
        assertThat(delta(EARLIER, 10, 500)).isEmpty();
        assertThat(delta(EARLIER, 20, 512)).contains(12.0);
        assertThat(delta(EARLIER, 30, 512)).contains(0.0);
    }

    @Test
    void takesAllOfASenderThatStartedAfterUs() {
        assertThat(delta(WATCHED.plusSeconds(5), 10, 7)).contains(7.0);
        assertThat(delta(WATCHED.plusSeconds(5), 20, 9)).contains(2.0);
    }

    @Test
    void takesASmallerTotalForANewStart() {
        delta(Instant.EPOCH, 10, 500);
        assertThat(delta(Instant.EPOCH, 20, 3)).contains(3.0);
    }

    @Test
    void takesALaterStartForANewStart() {
        delta(EARLIER, 10, 5);
        assertThat(delta(WATCHED.plusSeconds(15), 20, 8)).contains(8.0);
    }

    @Test
    void dropsWhatIsSentAgainOrOutOfOrder() {
        delta(EARLIER, 20, 5);
        assertThat(delta(EARLIER, 20, 5)).isEmpty();
        assertThat(delta(EARLIER, 10, 4)).isEmpty();
        assertThat(delta(EARLIER, 30, 9)).contains(4.0);
    }

    private Optional<Double> delta(Instant start, int second, double total) {
        var reading =
                new Deltas.Reading(start, WATCHED.plusSeconds(second), new Total.Counter(total));
        return deltas.delta(SERIES, reading)
                .map(fresh -> fresh instanceof Total.Counter(var number) ? number : Double.NaN);
    }
}
