package io.tidemill.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void drawsLoadAsBarsAndInstancesAsDigits() {
        Chart chart = new Chart(List.of(10.0, 40.0, 80.0, 60.0, 0.0), List.of(2, 2, 4, 5, 3));

        assertThat(String.join("\n", chart.lines(60, 2)))
                .isEqualTo(
                        """
                        requests/s
                           80 ┤  █▄
                            0 ┤▂███
                        instances
                               22453\
                        """);
    }

    @Test
    void mergesPlacesThatDoNotFit() {
        List<Double> load = IntStream.range(0, 100).mapToObj(_ -> 10.0).toList();
        List<Integer> instances = IntStream.range(0, 100).mapToObj(i -> i == 50 ? 3 : 2).toList();

        assertThat(String.join("\n", new Chart(load, instances).lines(17, 1)))
                .isEqualTo(
                        """
                        requests/s
                           10 ┤██████████
                        instances
                               2222232222\
                        """);
    }

    @Test
    void saysThatNothingWasRecorded() {
        assertThat(new Chart(List.of(), List.of()).lines(60, 2))
                .containsExactly("(nothing recorded)");
    }
}
