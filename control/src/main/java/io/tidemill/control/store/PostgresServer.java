package io.tidemill.control.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a PostgreSQL database is, and how to get in.
///
/// @param url such as `jdbc:postgresql://host:5432/tidemill`
/// @param password kept out of every message
public record PostgresServer(String url, String user, String password) {
    /// A server whose password stands in the first line of a file.
    ///
    /// @throws UnusableDataException when the file cannot be read
    public static PostgresServer of(String url, String user, Path passwordFile) {
        try (var lines = Files.lines(passwordFile)) {
            return new PostgresServer(url, user, lines.findFirst().orElse(""));
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableDataException(
                    "The password file %s of the database %s cannot be read."
                            .formatted(passwordFile, url),
                    e);
        }
    }

    @Override
    public String toString() {
        return "PostgresServer[" + url + "]";
    }
}
