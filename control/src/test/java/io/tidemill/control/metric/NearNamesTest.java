package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "kitten, sitting, 3",
        "flaw, lawn, 2",
        "same, same, 0"
    })
    void countsEdits(String from, String to, int edits) {
        assertThat(NearNames.edits(from, to)).isEqualTo(edits);
    }

    @Test
    void putsTheNearestFirst() {
        assertThat(NearNames.of("queuedebth", List.of("Requests", "QueueDepth", "QueueLength")))
                .startsWith("QueueDepth");
    }

    @Test
    void takesAPartOfANameForNear() {
        assertThat(NearNames.of("cpu", List.of("Gpu", "Up", "CpuUtilizationPercentage")))
                .startsWith("CpuUtilizationPercentage");
    }

    @Test
    void namesAtMostThree() {
        assertThat(NearNames.of("x", List.of("a", "b", "c", "d"))).hasSize(3);
        assertThat(NearNames.of("x", List.of())).isEmpty();
    }
}
