package io.tidemill.engine.rule;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.ENDPOINT;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Samples;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.testing.Fixtures;
import io.tidemill.engine.testing.RuleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregationTest {
    private static final double GAP = Double.NaN;
    private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Series> TWO_INSTANCES =
            List.of(instance("i1", 60, 70, 50, 90, 40), instance("i2", 80, 90, 70, 94, 60));

    /// Autoscale semantics §5.5, the table of two instances over five minutes.
    @ParameterizedTest
    @CsvSource({
        "AVERAGE, AVERAGE, 70.4, true",
        "AVERAGE, LAST, 50, false",
        "AVERAGE, MAXIMUM, 92, true",
        "AVERAGE, MINIMUM, 50, false",
        "MAX, AVERAGE, 78.8, true",
        "MAX, LAST, 60, false",
        "SUM, TOTAL, 704, true",
        "AVERAGE, COUNT, 5, false",
    })
    void condensesInTwoStages(
            Statistic statistic, TimeAggregation aggregation, double observed, boolean above70) {
        var trigger = above70().sampled(statistic, aggregation).trigger();

        assertThat(observed(trigger, TWO_INSTANCES)).isEqualTo(observed, within(1e-9));
        assertThat(trigger.condition().holds(observed(trigger, TWO_INSTANCES))).isEqualTo(above70);
    }

    /// Autoscale semantics §5.5: the samples of each minute under every statistic.
    @ParameterizedTest
    @CsvSource({
        "AVERAGE, 70;80;60;92;50",
        "MAX, 80;90;70;94;60",
        "MIN, 60;70;50;90;40",
        "SUM, 140;160;120;184;100",
        "COUNT, 2;2;2;2;2",
    })
    void makesOneSampleOfEachMinute(Statistic statistic, String expected) {
        assertThat(
                        samples(
                                above70().sampled(statistic, TimeAggregation.AVERAGE).trigger(),
                                TWO_INSTANCES))
                .containsExactly(
                        List.of(expected.split(";")).stream()
                                .map(Double::valueOf)
                                .toArray(Double[]::new));
    }

    /// Autoscale semantics §5.5: Sum, Total, dividePerInstance.
    @Test
    void dividesByTheInstances() {
        var trigger =
                above70().sampled(Statistic.SUM, TimeAggregation.TOTAL).perInstance().trigger();

        assertThat(observed(trigger, TWO_INSTANCES)).isEqualTo(352);
    }

    /// Autoscale semantics §5.5: a missing minute is left out.
    @Test
    void leavesAMissingMinuteOut() {
        var gappy =
                List.of(instance("i1", 60, GAP, 50, 90, 40), instance("i2", 80, GAP, 70, 94, 60));

        assertThat(observed(above70().trigger(), gappy)).isEqualTo(68);
    }

    /// Metrics catalogue §6.1: a silent server is not counted as zero.
    @Test
    void doesNotCountASilentInstanceAsZero() {
        var series = List.of(instance("a", 20), instance("b", GAP), instance("c", 53));

        assertThat(samples(above70().trigger(), series)).containsExactly(36.5);
    }

    /// Autoscale semantics §5.1: an average over a longer grain weighs minutes by their samples.
    @Test
    void weighsMinutesByTheirSamplesInALongerGrain() {
        var columns =
                new Buckets.Columns(
                        new double[] {10, 300},
                        new long[] {1, 3},
                        new double[] {10, 90},
                        new double[] {10, 120});
        var series = List.of(Series.collapsed(Buckets.of(START, MINUTE, columns)));

        assertThat(samples(grain5(Statistic.AVERAGE), series)).containsExactly(77.5);
        assertThat(samples(grain5(Statistic.MIN), series)).containsExactly(10.0);
        assertThat(samples(grain5(Statistic.MAX), series)).containsExactly(120.0);
        assertThat(samples(grain5(Statistic.COUNT), series)).containsExactly(4.0);
    }

    /// Metrics catalogue §6.1: minute sums 3, 6, 6, 9, 4, 5, 7, 1, 6, 3 make five-minute sums 28
    /// and 22.
    @Test
    void addsMinuteSumsUp() {
        var series = List.of(instance("a", 3, 6, 6, 9, 4, 5, 7, 1, 6, 3));

        assertThat(grain5(Statistic.SUM).samples(series, START, START.plusSeconds(600)).toList())
                .containsExactly(28.0, 22.0);
    }

    /// Autoscale semantics §5.4: 6 flows on two instances are 3.
    @Test
    void dividesFlowsByTheInstances() {
        assertThat(above70().perInstance().trigger().observed(Samples.of(6), 2)).isEqualTo(3);
    }

    /// Autoscale semantics §5.4: a queue's threshold of 50 needs 100 messages on two instances and
    /// 150 on three.
    @Test
    void dividesTheLengthOfAQueueUnasked() {
        var queue = new MetricKey(ENDPOINT, "", "approximatemessagecount");
        var trigger = when(queue, Operator.GREATER_THAN_OR_EQUAL, 50).trigger();

        assertThat(trigger.observed(Samples.of(100), 2)).isEqualTo(50);
        assertThat(trigger.observed(Samples.of(150), 3)).isEqualTo(50);
        assertThat(trigger.observed(Samples.of(30), 3)).isEqualTo(10);
    }

    @Test
    void takesATotalAsItIsWhereThereIsNoInstance() {
        assertThat(above70().perInstance().trigger().observed(Samples.of(6), 0)).isEqualTo(6);
    }

    @Test
    void looksAtTheWindowOnly() {
        var series = List.of(instance("a", 1, 2, 3, 4, 5, 6, 7));

        assertThat(
                        above70()
                                .trigger()
                                .samples(series, START.plusSeconds(60), START.plusSeconds(240))
                                .toList())
                .containsExactly(2.0, 3.0, 4.0);
    }

    @Test
    void leavesOutABucketThatTheWindowHoldsInPart() {
        var series = List.of(instance("a", 1, 1, 1, 1, 1, 2, 2, 2, 2, 2));

        assertThat(
                        grain5(Statistic.SUM)
                                .samples(series, START.plusSeconds(180), START.plusSeconds(600))
                                .toList())
                .containsExactly(10.0);
    }

    /// Autoscale semantics §5.7: several values are alternatives, several filters all count.
    @Test
    void filtersByDimension() {
        var series =
                List.of(
                        split(1, "deployment", "blue", "statusCodeClass", "2xx"),
                        split(10, "deployment", "blue", "statusCodeClass", "5xx"),
                        split(100, "deployment", "green", "statusCodeClass", "2xx"));

        assertThat(sum(series, equalTo("Deployment", "BLUE"))).isEqualTo(11);
        assertThat(sum(series, equalTo("deployment", "blue", "green"))).isEqualTo(111);
        assertThat(sum(series, notEqualTo("deployment", "blue"))).isEqualTo(100);
        assertThat(sum(series, notEqualTo("statusCodeClass", "5xx", "4xx"))).isEqualTo(101);
        assertThat(sum(series, equalTo("deployment", "blue"), equalTo("statusCodeClass", "2xx")))
                .isEqualTo(1);
        assertThat(sum(series, equalTo("deployment", "*"))).isEqualTo(111);
        assertThat(samples(sumTrigger(equalTo("instanceId", "i1")), series)).isEmpty();
    }

    @Test
    void countsNothingTwiceWhenAMetricIsKeptAtSeveralLevels() {
        var series =
                List.of(
                        split(11),
                        split(11, "deployment", "blue"),
                        split(1, "deployment", "blue", "statusCode", "200"),
                        split(10, "deployment", "blue", "statusCode", "500"));

        assertThat(sum(series)).isEqualTo(11);
        assertThat(sum(series, equalTo("deployment", "blue"))).isEqualTo(11);
        assertThat(sum(series, equalTo("statusCode", "500"))).isEqualTo(10);
    }

    private static RuleFixture above70() {
        return when(CPU, Operator.GREATER_THAN, 70);
    }

    private static MetricTrigger grain5(Statistic statistic) {
        var five = Duration.ofMinutes(5);
        return above70()
                .sampled(new Sampling(five, statistic, five, TimeAggregation.AVERAGE))
                .trigger();
    }

    private static double observed(MetricTrigger trigger, List<Series> series) {
        return trigger.observed(trigger.samples(series, START, START.plusSeconds(300)), 2);
    }

    private static List<Double> samples(MetricTrigger trigger, List<Series> series) {
        return trigger.samples(series, START, START.plusSeconds(300)).toList();
    }

    private static double sum(List<Series> series, DimensionFilter... filters) {
        return samples(sumTrigger(filters), series).getFirst();
    }

    private static MetricTrigger sumTrigger(DimensionFilter... filters) {
        return when(Fixtures.REQUESTS, Operator.GREATER_THAN, 0)
                .sampled(Statistic.SUM, TimeAggregation.TOTAL)
                .where(filters)
                .trigger();
    }

    private static DimensionFilter equalTo(String name, String... values) {
        return new DimensionFilter(name, DimensionOperator.EQUALS, List.of(values));
    }

    private static DimensionFilter notEqualTo(String name, String... values) {
        return new DimensionFilter(name, DimensionOperator.NOT_EQUALS, List.of(values));
    }

    private static Series instance(String id, double... samples) {
        return new Series(Map.of("instanceId", id), Buckets.ofSamples(START, MINUTE, samples));
    }

    private static Series split(double sample) {
        return Series.collapsed(Buckets.ofSamples(START, MINUTE, sample));
    }

    private static Series split(double sample, String name, String value) {
        return new Series(Map.of(name, value), Buckets.ofSamples(START, MINUTE, sample));
    }

    private static Series split(double sample, String... pairs) {
        var dimensions = Map.of(pairs[0], pairs[1], pairs[2], pairs[3]);
        return new Series(dimensions, Buckets.ofSamples(START, MINUTE, sample));
    }
}
