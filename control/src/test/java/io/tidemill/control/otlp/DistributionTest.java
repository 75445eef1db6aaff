package io.tidemill.control.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint.Buckets;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {

    /// 4 samples up to 10, 4 in (10, 20], 2 in (20, 40], none above.
    private final Distribution ten =
            new Distribution(0, List.of(10.0, 20.0, 40.0), List.of(4L, 4L, 2L, 0L));

    @ParameterizedTest
    @CsvSource({"0.2, 5", "0.4, 10", "0.5, 12.5", "0.8, 20", "0.9, 30", "1, 40"})
    void spreadsSamplesEvenlyInsideABucket(double part, double value) {
        assertThat(ten.percentile(part)).isCloseTo(value, within(1e-9));
    }

    @Test
    void takesTheLastBoundForWhatLiesAboveIt() {
        assertThat(new Distribution(0, List.of(10.0), List.of(0L, 3L)).percentile(0.5))
                .isEqualTo(10);
    }

    @Test
    void takesTheMeanWithoutAnyBound() {
        assertThat(new Distribution(12, List.of(), List.of(3L)).percentile(0.9)).isEqualTo(4);
    }

    @Test
    void boundsItsSamples() {
        var middle = new Distribution(0, List.of(1.0, 2.0, 3.0), List.of(0L, 5L, 0L, 0L));
        assertThat(middle.lowest()).isEqualTo(1);
        assertThat(middle.highest()).isEqualTo(2);
    }

    @Test
    void tellsWhatCameSinceAnEarlierOne() {
        var before = new Distribution(5, List.of(10.0, 20.0, 40.0), List.of(4L, 1L, 0L, 0L));
        var fresh = (Distribution) ten.since(before).orElseThrow();
        assertThat(fresh.count()).isEqualTo(5);
        assertThat(fresh.lowest()).isEqualTo(10);
    }

    @Test
    void startedAnewWhenABucketHasFewer() {
        var before = new Distribution(5, List.of(10.0, 20.0, 40.0), List.of(5L, 0L, 0L, 0L));
        assertThat(ten.since(before)).isEmpty();
    }

    @Test
    void refusesCountsThatDoNotFitTheBounds() {
        var point = HistogramDataPoint.newBuilder().addExplicitBounds(1).addBucketCounts(1).build();
        assertThat(Distribution.of(point)).isEmpty();
    }

    /// Scale 0: buckets (1, 2], (2, 4], (4, 8].
    @Test
    void readsExponentialBuckets() {
        var spread = Distribution.of(exponential(0, 0, 2, 2, 4)).orElseThrow();
        assertThat(spread.count()).isEqualTo(8);
        assertThat(spread.lowest()).isEqualTo(1);
        assertThat(spread.highest()).isEqualTo(8);
        assertThat(spread.percentile(0.5)).isCloseTo(4, within(1e-9));
        assertThat(spread.percentile(0.75)).isCloseTo(6, within(1e-9));
    }

    @Test
    void mirrorsNegativeExponentialBuckets() {
        var point =
                ExponentialHistogramDataPoint.newBuilder()
                        .setNegative(Buckets.newBuilder().addBucketCounts(1).addBucketCounts(3))
                        .setZeroCount(1)
                        .build();
        var spread = Distribution.of(point).orElseThrow();
        assertThat(spread.count()).isEqualTo(5);
        assertThat(spread.lowest()).isEqualTo(-4);
        assertThat(spread.highest()).isZero();
        assertThat(spread.percentile(0.6)).isCloseTo(-2, within(1e-9));
    }

    /// An SDK halves the resolution when the range grows: (1, 4] holds what (1, 2] and (2, 4] did.
    @Test
    void takesAwayWhatWasCountedAtAFinerScale() {
        var before = Distribution.of(exponential(0, 0, 2, 2)).orElseThrow();
        var after = Distribution.of(exponential(-1, 0, 5, 1)).orElseThrow();
        var fresh = (Distribution) after.since(before).orElseThrow();
        assertThat(fresh.count()).isEqualTo(2);
        assertThat(fresh.highest()).isEqualTo(16);
    }

    private static ExponentialHistogramDataPoint exponential(
            int scale, int offset, long... counts) {
        var buckets = Buckets.newBuilder().setOffset(offset);
        for (long count : counts) {
            buckets.addBucketCounts(count);
        }
        return ExponentialHistogramDataPoint.newBuilder()
                .setScale(scale)
                .setPositive(buckets)
                .build();
    }
}
