package io.tidemill.cli.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.LogManager;

/// The log of the server processes: one line an entry on standard error, from warnings upwards.
final class ServerLog {
    private ServerLog() {}

    /// Replaces the logging that the JDK starts with.
    static void configure() {
        try (InputStream properties =
                Objects.requireNonNull(ServerLog.class.getResourceAsStream("logging.properties"))) {
            LogManager.getLogManager().readConfiguration(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
