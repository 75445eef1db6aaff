package io.tidemill.modelserver;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A log whose lines a test can wait for.
final class LogLines extends PrintStream {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    LogLines() {
        super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    ServerLog log() {
        return new ServerLog(this, InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    public void println(String line) {
        lines.add(line);
    }

    /// The next line that contains the text; what came before it is forgotten.
    String await(String text) throws InterruptedException {
        String line = "";
        while (!line.contains(text)) {
            line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("never logged: " + text);
            }
        }
        return line;
    }
}
