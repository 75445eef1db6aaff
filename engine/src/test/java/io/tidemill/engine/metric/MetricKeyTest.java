package io.tidemill.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricKeyTest {
    private static final MetricKey KEY = new MetricKey("/a/B", "Ns", "Cpu");

    @Test
    void isTheSameInAnyCase() {
        var other = new MetricKey("/A/b", "nS", "cPU");

        assertThat(other).isEqualTo(KEY).hasSameHashCodeAs(KEY);
    }

    @Test
    void differsByEachPart() {
        assertThat(KEY)
                .isNotEqualTo(new MetricKey("/a/C", "Ns", "Cpu"))
                .isNotEqualTo(new MetricKey("/a/B", "", "Cpu"))
                .isNotEqualTo(new MetricKey("/a/B", "Ns", "Memory"));
    }

    @Test
    void keepsItsOwnSpelling() {
        assertThat(KEY)
                .returns("/a/B", MetricKey::resourceId)
                .returns("Ns", MetricKey::namespace)
                .returns("Cpu", MetricKey::name)
                .hasToString("Cpu of /a/B");
    }

    @Test
    void spreadsOverAHashTable() {
        assertThat(KEY.hashCode()).isNotEqualTo(new MetricKey("/a/C", "Ns", "Cpu").hashCode());
    }
}
