package io.tidemill.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void leavesGapsOut() {
        var buckets = Buckets.ofSamples(Instant.EPOCH, Duration.ofMinutes(1), 3, Double.NaN, 1, 2);

        assertThat(Samples.of(buckets, Buckets::sum).toList()).containsExactly(3.0, 1.0, 2.0);
    }

    @Test
    void sumsUpAndFindsTheEnds() {
        var samples = Samples.of(-3, 1, -7, 2);

        assertThat(samples.sum()).isEqualTo(-7);
        assertThat(samples.minimum()).isEqualTo(-7);
        assertThat(samples.maximum()).isEqualTo(2);
        assertThat(samples.last()).isEqualTo(2);
        assertThat(samples.size()).isEqualTo(4);
    }

    @Test
    void areEqualWhenTheirValuesAre() {
        assertThat(Samples.of(1, 2))
                .isEqualTo(Samples.of(1, 2))
                .hasSameHashCodeAs(Samples.of(1, 2));
        assertThat(Samples.of(1, 2)).isNotEqualTo(Samples.of(2, 1)).hasToString("[1.0, 2.0]");
    }

    @Test
    void areNoneWhereNothingWasMeasured() {
        assertThat(Samples.NONE.isEmpty()).isTrue();
        assertThat(Samples.NONE.sum()).isZero();
        assertThat(Samples.of(0).isEmpty()).isFalse();
    }

    @Test
    void doNotChangeWithTheArrayTheyCameFrom() {
        double[] values = {1, 2};
        var samples = Samples.of(values);

        values[0] = 9;

        assertThat(samples.toList()).containsExactly(1.0, 2.0);
    }
}
