package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedMetricsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MetricKey CPU = new MetricKey("/Blue", "ns", "Cpu");

    @Test
    void givesSamplesWithoutAResourceToEveryResource() {
        assertThat(read(CPU, MINUTE, series("cpu", "", "")))
                .isInstanceOf(MetricReading.Samples.class);
    }

    @Test
    void comparesResourceAndNamespaceWithoutRegardToCase() {
        assertThat(read(CPU, MINUTE, series("cpu", "/bLUE", "NS")))
                .isInstanceOf(MetricReading.Samples.class);
    }

    @Test
    void cannotReadWhatAnotherResourceRecorded() {
        assertThat(read(CPU, MINUTE, series("cpu", "/green", "ns")))
                .isEqualTo(new MetricReading.Unreadable("not recorded"));
    }

    @Test
    void cannotReadWhatAnotherNamespaceRecorded() {
        assertThat(read(CPU, MINUTE, series("cpu", "/blue", "other")))
                .isEqualTo(new MetricReading.Unreadable("not recorded"));
    }

    @Test
    void takesTheResourceTypeForTheNamespaceOfAMetricThatNamesNone() {
        var key =
                new MetricKey("/subscriptions/s/providers/Ml/workspaces/w/endpoints/e", "", "cpu");

        assertThat(read(key, MINUTE, series("cpu", "", "ml/workspaces/endpoints")))
                .isInstanceOf(MetricReading.Samples.class);
        assertThat(read(key, MINUTE, series("cpu", "", "ml/workspaces")))
                .isInstanceOf(MetricReading.Unreadable.class);
    }

    @Test
    void givesEachSeriesOfAMetric() {
        var first = series("cpu", "", "");
        var second = new RecordedSeries(RecordedMetric.named("cpu"), Map.of("instance", "2"));
        second.add(0, 1);

        assertThat(read(CPU, MINUTE, first, second))
                .isInstanceOfSatisfying(
                        MetricReading.Samples.class,
                        samples -> assertThat(samples.series()).hasSize(2));
    }

    @Test
    void cannotReadInAGrainThatItsBucketsDoNotFit() {
        assertThat(read(CPU, Duration.ofSeconds(90), series("cpu", "", "")))
                .isEqualTo(new MetricReading.Unreadable("kept in buckets of PT1M"));
    }

    @Test
    void hasNothingOfASeriesThatIsAllGaps() {
        var empty = new RecordedSeries(RecordedMetric.named("cpu"), Map.of());

        assertThat(metrics(empty).has(CPU)).isFalse();
    }

    @Test
    void saysOfEachMetricWhatItsSilenceMeans() {
        assertThat(read(CPU, MINUTE, series("cpu", "", "")))
                .isInstanceOfSatisfying(
                        MetricReading.Samples.class,
                        samples -> assertThat(samples.silence()).isEqualTo(Silence.NORMAL));
    }

    private static MetricReading read(MetricKey key, Duration grain, RecordedSeries... series) {
        return metrics(series).read(key, Instant.EPOCH, Instant.EPOCH.plus(MINUTE), grain);
    }

    private static RecordedMetrics metrics(RecordedSeries... series) {
        return new RecordedMetrics(List.of(series), MINUTE, _ -> Silence.NORMAL);
    }

    private static RecordedSeries series(String name, String resource, String namespace) {
        var series = new RecordedSeries(new RecordedMetric(resource, namespace, name), Map.of());
        series.add(0, 1);
        return series;
    }
}
