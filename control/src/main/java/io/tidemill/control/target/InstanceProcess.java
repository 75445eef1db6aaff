package io.tidemill.control.target;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// A running process of an instance. Its standard input is a pipe that nothing is ever written to:
/// it ends when Tidemill does, which is how an instance learns that it is alone.
final class InstanceProcess {

    private final Process process;
    private final int port;

    private InstanceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts the command.
    ///
    /// @throws IOException when the system cannot
    static InstanceProcess start(InstanceCommand command, OutputLog log) throws IOException {
        var environment = command.environment();
        var builder = new ProcessBuilder(command.line()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        if (!command.folder().equals(Path.of(""))) {
            builder.directory(command.folder().toFile());
        }
        var process = builder.start();
        // A platform thread: reading a pipe would occupy a carrier of the virtual ones.
        Thread.ofPlatform()
                .name("output-" + process.pid())
                .daemon()
                .start(() -> log.drain(process.getInputStream()));
        return new InstanceProcess(
                process, Integer.parseInt(environment.getOrDefault("PORT", "0")));
    }

    InstanceState.Running running() {
        return new InstanceState.Running(process.pid(), port);
    }

    /// Tells the exit status as soon as the process is gone, at once when it is gone already.
    void onExit(IntConsumer listener) {
        var _ = process.onExit().thenAccept(gone -> listener.accept(gone.exitValue()));
    }

    /// Waits until the process is gone, at most that long, and says whether it is.
    boolean isGoneWithin(Duration wait) throws InterruptedException {
        return process.waitFor(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Asks the process to end, and kills it with all it has started when it has not after the
    /// grace. Blocks.
    void end(Duration grace) {
        // Not Process.destroy: that closes the pipes as well, and the last lines of output would be
        // lost.
        process.toHandle().destroy();
        try {
            if (!isGoneWithin(grace)) {
                kill();
            }
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
