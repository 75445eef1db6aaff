package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.FakeRuntime;
import io.tidemill.control.target.InstanceState;
import io.tidemill.control.target.InstanceStatus;
import io.tidemill.control.target.InstanceType;
import io.tidemill.control.target.InstanceUsage;
import io.tidemill.engine.metric.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstanceSamplerTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String BLUE = "/s/onlineEndpoints/e/deployments/blue";
    private static final InstanceType QUARTER = InstanceType.parse("Local_C25_M512").orElseThrow();

    private final MetricStore store = new MetricStore();
    private final FakeRuntime runtime = new FakeRuntime();
    private final InstanceSampler sampler =
            new InstanceSampler(
                    runtime,
                    new InstanceSampler.Machine(Disk.of(Path.of("/")), GpuWatch.start()),
                    store);

    @Test
    void normalisesProcessorTimeToTheInstanceType() {
        watch(0, 11, second -> List.of(usage("i-1", 7, second * 200, 128)));
        var series = only("CpuUtilizationPercentage");
        assertThat(series.dimensions()).isEqualTo(Map.of("instanceId", "i-1"));
        assertThat(series.buckets().sum(0)).isCloseTo(80, within(0.001));
    }

    @Test
    void givesOneSampleForEachInstanceAndTenSeconds() {
        watch(0, 61, second -> List.of(usage("i-1", 7, second * 100, 128)));
        var buckets = only("CpuUtilizationPercentage").buckets();
        assertThat(buckets.size()).isEqualTo(6);
        assertThat(buckets.count(0)).isEqualTo(1);
        assertThat(buckets.maximum(3)).isCloseTo(40, within(0.001));
    }

    @Test
    void givesOneSampleForEachInstanceAndMinute() {
        watch(0, 61, second -> List.of(usage("i-1", 7, 50 * second * second / 60, 128)));
        var key = SeriesKey.of(BLUE, "CpuUtilizationPercentage", Map.of()).metric();
        var minutes = store.read(key, Resolution.MINUTE, START, START.plusSeconds(60));
        assertThat(minutes).hasSize(1);
        var minute = minutes.getFirst().buckets();
        assertThat(minute.count(0)).isEqualTo(1);
        assertThat(minute.sum(0)).isCloseTo(20, within(0.3));
        assertThat(minute.maximum(0)).isEqualTo(minute.sum(0));
    }

    @Test
    void keepsTheLeastAndTheGreatestNumberOfInstancesOfAMinute() {
        runtime.become(List.of(deployment(2)));
        watch(0, 31, _ -> List.of());
        runtime.become(List.of(deployment(4)));
        watch(32, 61, _ -> List.of());
        var key = SeriesKey.of(BLUE, "DeploymentCapacity", Map.of()).metric();
        var minute =
                store.read(key, Resolution.MINUTE, START, START.plusSeconds(60)).stream()
                        .filter(series -> series.dimensions().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .buckets();
        assertThat(minute.count(0)).isEqualTo(1);
        assertThat(minute.sum(0)).isEqualTo(3);
        assertThat(minute.minimum(0)).isEqualTo(2);
        assertThat(minute.maximum(0)).isEqualTo(4);
    }

    @Test
    void normalisesMemoryToTheInstanceType() {
        watch(0, 11, second -> List.of(usage("i-1", 7, second, 128)));
        assertThat(only("CpuMemoryUtilizationPercentage").buckets().sum(0)).isEqualTo(25);
    }

    @Test
    void exceedsAHundredPercentWhereNothingHoldsTheProcess() {
        watch(0, 11, second -> List.of(usage("i-1", 7, second * 1000, 128)));
        assertThat(only("CpuUtilizationPercentage").buckets().sum(0)).isCloseTo(400, within(0.001));
    }

    @Test
    void saysNothingOfAnInstanceThatOnlyJustStarted() {
        watch(0, 11, second -> second < 7 ? List.of() : List.of(usage("i-1", 7, second, 128)));
        assertThat(read("CpuUtilizationPercentage")).isEmpty();
    }

    @Test
    void doesNotMixTwoProcessesOfOneInstance() {
        watch(
                0,
                11,
                second ->
                        List.of(
                                usage(
                                        "i-1",
                                        second < 4 ? 7 : 8,
                                        second < 4 ? 99_000 : second * 100,
                                        128)));
        assertThat(only("CpuUtilizationPercentage").buckets().sum(0)).isCloseTo(40, within(0.001));
    }

    @Test
    void leavesAGapWhenItDidNotLook() {
        watch(0, 11, second -> List.of(usage("i-1", 7, second * 100, 128)));
        watch(45, 61, second -> List.of(usage("i-1", 7, second * 100, 128)));
        var buckets = only("CpuUtilizationPercentage").buckets();
        assertThat(buckets.count(0)).isEqualTo(1);
        assertThat(buckets.count(2)).isZero();
        assertThat(buckets.count(3)).isZero();
        assertThat(buckets.count(5)).isEqualTo(1);
    }

    @Test
    void tellsHowFullTheDiskOfEachInstanceIs() {
        watch(0, 11, second -> List.of(usage("i-1", 7, second, 128)));
        var series = only("DiskUtilization");
        assertThat(series.dimensions()).containsOnlyKeys("instanceId", "disk");
        assertThat(series.buckets().sum(0)).isBetween(0.0, 100.0);
    }

    @Test
    void countsInstancesByState() {
        var process = new InstanceState.Running(1, 2);
        var instances =
                Stream.of(
                                new InstanceState.Ready(START, process),
                                new InstanceState.Ready(START, process),
                                new InstanceState.Starting(START, process))
                        .map(InstanceSamplerTest::status)
                        .toList();
        var reached = new DeploymentStatus.Progress.Reached();
        runtime.become(List.of(new DeploymentStatus(BLUE, 2, reached, instances)));
        watch(0, 11, _ -> List.of());
        assertThat(capacity(Map.of())).isEqualTo(3);
        assertThat(capacity(Map.of("State", "ready"))).isEqualTo(2);
        assertThat(capacity(Map.of("State", "starting"))).isEqualTo(1);
    }

    private static DeploymentStatus deployment(int count) {
        var process = new InstanceState.Running(1, 2);
        var instances =
                Stream.generate(() -> status(new InstanceState.Ready(START, process)))
                        .limit(count)
                        .toList();
        return new DeploymentStatus(
                BLUE, count, new DeploymentStatus.Progress.Reached(), instances);
    }

    private interface Usage {
        List<InstanceUsage> at(long second);
    }

    private void watch(int from, int to, Usage usage) {
        for (int second = from; second <= to; second++) {
            runtime.use(usage.at(second));
            sampler.sample(START.plusSeconds(second));
        }
    }

    private static InstanceUsage usage(String id, long pid, long cpuMillis, long mib) {
        return new InstanceUsage(
                BLUE, id, QUARTER, pid, Duration.ofMillis(cpuMillis), mib * 1024 * 1024);
    }

    private static InstanceStatus status(InstanceState state) {
        return new InstanceStatus("i-" + state.hashCode(), QUARTER, state, 0, "");
    }

    private double capacity(Map<String, String> dimensions) {
        return read("DeploymentCapacity").stream()
                .filter(series -> series.dimensions().equals(dimensions))
                .findFirst()
                .orElseThrow()
                .buckets()
                .sum(0);
    }

    private Series only(String metric) {
        assertThat(read(metric)).hasSize(1);
        return read(metric).getFirst();
    }

    private List<Series> read(String metric) {
        var key = SeriesKey.of(BLUE, metric, Map.of()).metric();
        return store.read(key, Resolution.TEN_SECONDS, START, START.plusSeconds(3600));
    }
}
