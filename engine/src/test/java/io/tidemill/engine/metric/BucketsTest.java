package io.tidemill.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
    void lastsAtLeastASecond() {
        assertThatCode(() -> Buckets.ofSamples(START, SECOND, 1)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.ofSamples(START, Duration.ZERO, 1));
    }
}
