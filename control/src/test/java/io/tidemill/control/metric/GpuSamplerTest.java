package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.target.InstanceType;
import io.tidemill.control.target.InstanceUsage;
import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script stands for `nvidia-smi`, which needs a GPU; its output has the form that the real one
/// documents.
class GpuSamplerTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final String BLUE = "/s/onlineEndpoints/e/deployments/blue";
    private static final InstanceType QUARTER = InstanceType.parse("Local_C25_M512").orElseThrow();
    private static final long OURS = ProcessHandle.current().pid();

    @TempDir private Path folder;
    private final MetricStore store = new MetricStore();

    @Test
    void measuresTheGpuThatAnInstanceComputesOn() throws IOException {
        sampleAMinute(script("GPU-a, 40, 2048, 8192, 100.5", "GPU-a, " + OURS));
        assertThat(minute("GpuUtilizationPercentage").sum(0)).isEqualTo(40);
        assertThat(minute("GpuMemoryUtilizationPercentage").sum(0)).isEqualTo(25);
        assertThat(minute("GpuEnergyJoules").sum(0)).isEqualTo(6030);
        assertThat(minute("GpuEnergyJoules").count(0)).isEqualTo(1);
    }

    @Test
    void saysNothingOfAnInstanceThatUsesNoGpu() throws IOException {
        sampleAMinute(script("GPU-a, 40, 2048, 8192, 100.5", ""));
        assertThat(read("GpuUtilizationPercentage")).isEmpty();
    }

    @Test
    void saysNothingWhereAGpuDoesNotTell() throws IOException {
        sampleAMinute(script("GPU-a, [N/A], 2048, 8192, 100.5", "GPU-a, " + OURS));
        assertThat(read("GpuUtilizationPercentage")).isEmpty();
    }

    @Test
    void saysNothingWhereTheProgramFailsOrIsAbsent() throws IOException {
        assertThat(new NvidiaSmi(folder.resolve("nothing").toString()).gpus()).isEmpty();
        assertThat(new NvidiaSmi(program("echo 'NVIDIA-SMI has failed'; exit 9")).gpus()).isEmpty();
    }

    private void sampleAMinute(String program) {
        var smi = new NvidiaSmi(program);
        var sampler = new GpuSampler(smi::gpus, store);
        var usage = new InstanceUsage(BLUE, "i-1", QUARTER, OURS, Duration.ZERO, 1);
        for (int second = 0; second < 60; second += 10) {
            sampler.sample(START.plusSeconds(second), List.of(usage));
        }
    }

    private String script(String gpus, String processes) throws IOException {
        return program(
                """
                case $1 in
                --query-gpu=*) echo '%s' ;;
                *) %s ;;
                esac
                """
                        .formatted(gpus, processes.isEmpty() ? ":" : "echo '" + processes + "'"));
    }

    private String program(String text) throws IOException {
        var file = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private Buckets minute(String metric) {
        assertThat(read(metric)).hasSize(1);
        return read(metric).getFirst().buckets();
    }

    private List<Series> read(String metric) {
        var key = SeriesKey.of(BLUE, metric, Map.of()).metric();
        return store.read(key, START, START.plusSeconds(60), Duration.ofMinutes(1));
    }
}
