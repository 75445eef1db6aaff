package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedSeriesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RecordedSeries series = new RecordedSeries(RecordedMetric.named("cpu"), Map.of());

    @Test
    void putsASampleIntoTheBucketThatHoldsItsStart() {
        series.add(119, 5);
        series.add(120, 7);

        var buckets = series.buckets(MINUTE);

        assertThat(buckets.start()).isEqualTo(Instant.ofEpochSecond(60));
        assertThat(buckets.sum(0)).isEqualTo(5);
        assertThat(buckets.sum(1)).isEqualTo(7);
    }

    @Test
    void keepsSumCountMinimumAndMaximumOfABucket() {
        series.add(60, 4);
        series.add(70, -1);
        series.add(90, 6);

        var buckets = series.buckets(MINUTE);

        assertThat(buckets.size()).isEqualTo(1);
        assertThat(buckets.sum(0)).isEqualTo(9);
        assertThat(buckets.count(0)).isEqualTo(3);
        assertThat(buckets.minimum(0)).isEqualTo(-1);
        assertThat(buckets.maximum(0)).isEqualTo(6);
    }

    @Test
    void leavesAGapWhereNothingWasRecorded() {
        series.add(180, 1);
        series.add(0, 1);

        var buckets = series.buckets(MINUTE);

        assertThat(buckets.size()).isEqualTo(4);
        assertThat(buckets.count(1)).isZero();
        assertThat(buckets.count(2)).isZero();
    }

    @Test
    void growsBeyondItsFirstRoom() {
        for (int i = 0; i < 1000; i++) {
            series.add(60L * i, i);
        }

        var buckets = series.buckets(MINUTE);

        assertThat(buckets.size()).isEqualTo(1000);
        assertThat(buckets.sum(999)).isEqualTo(999);
    }

    @Test
    void refusesASampleThatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> series.add(0, Double.NaN));
    }

    @Test
    void refusesASpanThatNoMemoryHolds() {
        series.add(0, 1);
        series.add(60L * RecordedSeries.MAXIMUM_BUCKETS, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.buckets(MINUTE))
                .withMessageContaining("cpu");
    }
}
