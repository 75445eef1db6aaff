package io.tidemill.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A user's shell: it runs what a user types, with the environment that the user has set up.
final class Shell {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Map<String, String> environment;

    private Shell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /// A shell in a folder, without anything set yet.
    static Shell in(Path folder) {
        return new Shell(folder, Map.of());
    }

    /// What a command came to.
    record Ran(int exitCode, String out, String err) {
        /// Both outputs, as a user sees them.
        String all() {
            return out + err;
        }
    }

    /// The same shell after `export name=value`.
    Shell with(String name, String value) {
        return with(Map.of(name, value));
    }

    Shell with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Shell(folder, all);
    }

    /// Runs lines of bash, whatever becomes of them.
    Ran run(String lines) {
        return run(List.of("bash", "-c", lines), "");
    }

    /// Runs lines of bash that must all succeed, and gives what they print.
    String out(String lines) {
        return succeeded(lines, run("set -euo pipefail\n" + lines)).out().strip();
    }

    /// Runs lines of bash that must succeed and print JSON.
    JsonNode json(String lines) {
        return JSON.readTree(out(lines));
    }

    /// Runs a program on a text, which must succeed, and gives what it prints.
    String pipe(String text, String... command) {
        return succeeded(String.join(" ", command), run(List.of(command), text)).out().strip();
    }

    private Ran run(List<String> command, String input) {
        try {
            Process process = start(command);
            var out = reading(process.getInputStream());
            var err = reading(process.getErrorStream());
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return new Ran(exitCode(process), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int exitCode(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("not within " + PATIENCE + ": " + process.info());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> read(stream), task -> Thread.ofVirtual().start(task));
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ran succeeded(String what, Ran ran) {
        if (ran.exitCode() != 0) {
            throw new AssertionError(
                    "exit code %d of:%n%s%n%s".formatted(ran.exitCode(), what, ran.all()));
        }
        return ran;
    }
}
