package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.metric.Buckets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MetricRingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MetricRing ring = new MetricRing(MINUTE, 4);

    @Test
    void gathersTheSamplesOfABucket() {
        ring.add(at(10), 3);
        ring.add(at(10).plusSeconds(59), -1);

        var buckets = between(10, 11);

        assertThat(buckets.sum(0)).isEqualTo(2);
        assertThat(buckets.count(0)).isEqualTo(2);
        assertThat(buckets.minimum(0)).isEqualTo(-1);
        assertThat(buckets.maximum(0)).isEqualTo(3);
    }

    @Test
    void forgetsTheOldestBuckets() {
        ring.add(at(10), 1);
        ring.add(at(14), 1);

        assertThat(counts(between(10, 15))).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void hasAGapWhereTimeWasJumpedOver() {
        ring.add(at(10), 1);
        ring.add(at(13), 1);

        assertThat(counts(between(10, 14))).containsExactly(1, 0, 0, 1);
    }

    @Test
    void addsToABucketItStillHoldsWhenTheClockIsSetBack() {
        ring.add(at(13), 1);
        ring.add(at(11), 1);

        assertThat(counts(between(10, 14))).containsExactly(0, 1, 0, 1);
    }

    @Test
    void startsAnewWhenTheClockIsSetFarBack() {
        ring.add(at(13), 1);
        ring.add(at(2), 1);

        assertThat(counts(between(2, 3))).containsExactly(1);
        assertThat(counts(between(13, 14))).containsExactly(0);
    }

    private Buckets between(int from, int to) {
        return ring.between(at(from), at(to));
    }

    private static long[] counts(Buckets buckets) {
        var counts = new long[buckets.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets.count(i);
        }
        return counts;
    }

    private static Instant at(int minute) {
        return Instant.EPOCH.plus(MINUTE.multipliedBy(minute));
    }
}
