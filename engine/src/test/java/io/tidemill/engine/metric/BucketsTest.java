package io.tidemill.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void keepsStartAndGrain() {
        var buckets = Buckets.ofSamples(START, MINUTE, 1, 2);

        assertThat(buckets.start()).isEqualTo(START);
        assertThat(buckets.grain()).isEqualTo(MINUTE);
    }

    @Test
    void keepsMinimumAndMaximumOfNegativeSamples() {
        var merged =
                Buckets.merge(
                        List.of(Buckets.ofSamples(START, MINUTE, -3, -7)),
                        START,
                        START.plus(MINUTE.multipliedBy(2)),
                        MINUTE.multipliedBy(2));

        assertThat(merged.minimum(0)).isEqualTo(-7);
        assertThat(merged.maximum(0)).isEqualTo(-3);
    }

    @Test
    void showsAPartWithoutCopying() {
        var buckets = Buckets.ofSamples(START, MINUTE, 1, 2, 3, 4);

        var part = buckets.within(START.plusSeconds(30), START.plusSeconds(210));

        assertThat(part.start()).isEqualTo(START.plus(MINUTE));
        assertThat(part.size()).isEqualTo(2);
        assertThat(part.sum(0)).isEqualTo(2);
        assertThat(part.sum(1)).isEqualTo(3);
        assertThat(part.within(START.plusSeconds(120), START.plusSeconds(180)).sum(0)).isEqualTo(3);
    }

    @Test
    void showsNothingOfASpanThatItDoesNotCover() {
        var buckets = Buckets.ofSamples(START, MINUTE, 1, 2);

        assertThat(buckets.within(START.minusSeconds(120), START).size()).isZero();
        assertThat(buckets.within(START.plusSeconds(120), START.plusSeconds(300)).size()).isZero();
        assertThat(buckets.within(START.plusSeconds(60), START).size()).isZero();
        assertThat(buckets.within(START.minusSeconds(60), START.plusSeconds(600)).size())
                .isEqualTo(2);
    }

    @Test
    void refusesToLookOutsideAPart() {
        var part = Buckets.ofSamples(START, MINUTE, 1, 2, 3).within(START, START.plusSeconds(60));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> part.sum(1));
    }

    @Test
    void mergesPartsOfALongerRun() {
        var part =
                Buckets.ofSamples(START, MINUTE, 1, 2, 3, 4)
                        .within(START.plusSeconds(60), START.plusSeconds(240));

        var merged =
                Buckets.merge(List.of(part), START, START.plusSeconds(240), MINUTE.multipliedBy(2));

        assertThat(merged.count(0)).isEqualTo(1);
        assertThat(merged.sum(0)).isEqualTo(2);
        assertThat(merged.sum(1)).isEqualTo(7);
    }

    @Test
    void lastsAtLeastASecond() {
        assertThatCode(() -> Buckets.ofSamples(START, SECOND, 1)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.ofSamples(START, Duration.ZERO, 1));
    }
}
