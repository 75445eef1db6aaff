package io.tidemill.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A `tidemill up` in a process of its own, on a data folder and free ports of its own.
final class Product implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final int OFFSETS = 20_000;

    private final Path data;
    private final int portOffset;
    private final Path output;
    private final Process process;

    private Product(Path data, int portOffset, Path output, Process process) {
        this.data = data;
        this.portOffset = portOffset;
        this.output = output;
        this.process = process;
    }

    /// Starts the product and waits until it says that it is up.
    static Product up(Path data) throws IOException {
        return up(data, freeOffset());
    }

    /// Starts the product on ports of one's choice, its JVM with more flags, and waits until it
    /// says that it is up.
    static Product up(Path data, int portOffset, String... flags) throws IOException {
        return launch(data, portOffset, flags).awaitUp();
    }

    /// Starts the product without waiting for anything.
    static Product launch(Path data, int portOffset, String... flags) throws IOException {
        Path output = Files.createTempFile("tidemill", ".out");
        output.toFile().deleteOnExit();
        List<String> command =
                command(
                        "up",
                        "--data",
                        data.toString(),
                        "--port-offset",
                        Integer.toString(portOffset));
        command.addAll(1, List.of(flags));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new Product(data, portOffset, output, process);
    }

    /// The command line of `tidemill` with these arguments, on the class path of the tests.
    static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1", // half the time until it is up
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.tidemill.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    Path data() {
        return data;
    }

    int portOffset() {
        return portOffset;
    }

    /// A client with the administrator's token.
    Client client() throws IOException {
        return Client.of(data.resolve("cli.json"));
    }

    /// Ends the process at once, as `kill -9` does.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Waits for the process to end by itself, and gives its exit code.
    int exitCode() {
        awaitEnd();
        return process.exitValue();
    }

    private void awaitEnd() {
        Await.until("the product ends; it said:\n" + output(), STOP, () -> !process.isAlive());
    }

    /// Everything that it has written.
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the process as Ctrl-C does.
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private Product awaitUp() {
        Await.until("the product is up", START, this::isUp);
        return this;
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError("the product ended:\n" + output());
        }
        return output().contains("Tidemill is up.");
    }

    static int freeOffset() throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            int offset = 1_000 + RandomGenerator.getDefault().nextInt(OFFSETS);
            if (isFree(7070 + offset) && isFree(7080 + offset) && isFree(7443 + offset)) {
                return offset;
            }
        }
        throw new IOException("no free ports found");
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
