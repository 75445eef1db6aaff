package io.tidemill.control.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.scrape.InstanceReadings.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceReadingsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ScrapePlan ALL = plan(Map.of());

    private final InstanceReadings readings = new InstanceReadings();

    @Test
    void tellGaugesAsTheyAre() {
        assertThat(told(0, ALL, "# TYPE depth gauge\ndepth{q=\"a\"} 7\nfree 3\nodd NaN"))
                .containsExactlyInAnyOrder(
                        new Told("depth", Map.of("q", "a"), 7), new Told("free", Map.of(), 3));
    }

    @Test
    void tellTheIncreaseOfACounterASecondFromTheSecondReadingOn() {
        assertThat(told(0, ALL, counter(100))).isEmpty();
        assertThat(told(10, ALL, counter(150)))
                .containsExactly(new Told("calls_total", Map.of(), 5));
        assertThat(told(30, ALL, counter(150)))
                .containsExactly(new Told("calls_total", Map.of(), 0));
    }

    @Test
    void takeACounterThatWentDownForOneThatBeganAnew() {
        told(0, ALL, counter(100));

        assertThat(told(10, ALL, counter(20)))
                .containsExactly(new Told("calls_total", Map.of(), 2));
    }

    @Test
    void tellNothingOfACounterWhenTheClockWasSetBack() {
        told(0, ALL, counter(100));

        assertThat(told(-10, ALL, counter(150))).isEmpty();
    }

    /// Between the readings: 10 observations up to 1, 10 more up to 2.
    @Test
    void tellMeanAndPercentilesOfWhatAHistogramSawInBetween() {
        assertThat(told(0, ALL, histogram(5, 5, 5, 2.5))).isEmpty();

        assertThat(told(10, ALL, histogram(15, 25, 25, 27.5)))
                .containsExactlyInAnyOrder(
                        new Told("wait_seconds_mean", Map.of(), 1.25),
                        new Told("wait_seconds_P50", Map.of(), 1),
                        new Told("wait_seconds_P90", Map.of(), 1.8),
                        new Told("wait_seconds_P95", Map.of(), 1.9),
                        new Told("wait_seconds_P99", Map.of(), 1.98));
        assertThat(told(20, ALL, histogram(15, 25, 25, 27.5))).isEmpty();
    }

    @Test
    void tellTheLastBoundOfWhatLiesAboveIt() {
        told(0, ALL, histogram(0, 0, 0, 0));

        assertThat(told(10, ALL, histogram(0, 0, 4, 40)))
                .contains(new Told("wait_seconds_P50", Map.of(), 2))
                .contains(new Told("wait_seconds_mean", Map.of(), 10));
    }

    @Test
    void tellOnlyWhatIsMappedUnderItsNewName() {
        var mapped = plan(Map.of("depth", "QueueDepth", "wait_seconds", "Wait"));
        told(0, mapped, "depth 7\nfree 3\n" + histogram(0, 0, 0, 0));

        assertThat(told(10, mapped, "depth 7\nfree 3\n" + histogram(4, 4, 4, 2)))
                .extracting(Told::metric)
                .containsExactlyInAnyOrder(
                        "QueueDepth", "Wait_mean", "Wait_P50", "Wait_P90", "Wait_P95", "Wait_P99");
    }

    private List<Told> told(int second, ScrapePlan plan, String text) {
        return ExpositionText.read(text) instanceof ExpositionText.Outcome.Read(var read)
                ? readings.told(read, plan, NOON.plusSeconds(second))
                : List.of(new Told("broken", Map.of(), 0));
    }

    private static String counter(int value) {
        return "# TYPE calls_total counter\ncalls_total " + value;
    }

    private static String histogram(int one, int two, int all, double sum) {
        return """
        # TYPE wait_seconds histogram
        wait_seconds_bucket{le="1"} %d
        wait_seconds_bucket{le="2"} %d
        wait_seconds_bucket{le="+Inf"} %d
        wait_seconds_count %d
        wait_seconds_sum %s
        """
                .formatted(one, two, all, all, sum);
    }

    private static ScrapePlan plan(Map<String, String> names) {
        return new ScrapePlan("/metrics", Duration.ofSeconds(10), names);
    }
}
