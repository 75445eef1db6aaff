package io.tidemill.control.metric;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The program `nvidia-smi`, which comes with the driver of NVIDIA's GPUs.
///
/// @param program a path, or a name that is looked for on the `PATH`
record NvidiaSmi(String program) {
    private static final System.Logger LOG = System.getLogger(NvidiaSmi.class.getName());
    private static final long PATIENCE_SECONDS = 5;

    /// What the GPUs of this machine do, or nothing where the program is absent or fails.
    List<Gpu> gpus() {
        var processes =
                rows("--query-compute-apps=gpu_uuid,pid").stream()
                        .collect(
                                groupingBy(
                                        row -> row.get(0),
                                        mapping(row -> Long.valueOf(row.get(1)), toSet())));
        return rows("--query-gpu=uuid,utilization.gpu,memory.used,memory.total,power.draw").stream()
                .flatMap(row -> gpu(row, processes).stream())
                .toList();
    }

    private static Optional<Gpu> gpu(List<String> row, Map<String, Set<Long>> processes) {
        try {
            return Optional.of(
                    new Gpu(
                            Double.parseDouble(row.get(1)),
                            100 * Double.parseDouble(row.get(2)) / Double.parseDouble(row.get(3)),
                            Double.parseDouble(row.get(4)),
                            processes.getOrDefault(row.get(0), Set.of())));
        } catch (NumberFormatException _) {
            return Optional.empty(); // a GPU that cannot tell, such as "[N/A]"
        }
    }

    private List<List<String>> rows(String query) {
        try {
            var process =
                    new ProcessBuilder(program, query, "--format=csv,noheader,nounits")
                            .redirectErrorStream(true)
                            .start();
            try (var lines = process.inputReader()) {
                var rows = lines.lines().map(NvidiaSmi::cells).toList();
                return ended(process) ? rows : List.of();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no GPUs are seen", e);
            return List.of();
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split(",", -1)).map(String::strip).toList();
    }
}
