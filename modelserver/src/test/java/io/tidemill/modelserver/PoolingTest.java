package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class PoolingTest {

    private static float[] unitMean(float... values) {
        return Pooling.unitMean(FloatBuffer.wrap(values), 2);
    }

    @Test
    void scalesTheMeanToLengthOne() {
        assertThat(unitMean(1, 6, 5, 2)).containsExactly(0.6f, 0.8f);
    }

    @Test
    void leavesVectorsThatCancelOutAtZero() {
        assertThat(unitMean(1, -1, -1, 1)).containsExactly(0f, 0f);
    }
}
