package io.tidemill.control.metric;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The thread that asks `nvidia-smi`, which may take a second, every ten seconds. Where there is no
/// such program there is no such thread.
public final class GpuWatch implements AutoCloseable {
    private static final String PROGRAM = "nvidia-smi";
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Thread thread = Thread.ofVirtual().name("gpu-watch").unstarted(this::run);
    private volatile List<Gpu> gpus = List.of();

    private GpuWatch() {}

    public static GpuWatch start() {
        var watch = new GpuWatch();
        if (isInstalled()) {
            watch.thread.start();
        }
        return watch;
    }

    /// As they were seen last.
    List<Gpu> gpus() {
        return gpus;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        var program = new NvidiaSmi(PROGRAM);
        try {
            while (true) {
                gpus = program.gpus();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(PROGRAM)));
    }
}
