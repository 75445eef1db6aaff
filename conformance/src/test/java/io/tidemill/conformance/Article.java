package io.tidemill.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/// The article "Autoscale online endpoints" as programs in the languages of its readers, and what
/// these need besides a client.
final class Article {
    /// The folder in which the Azure CLI finds the stand-in for its `ml` extension.
    static final Path CLI_EXTENSIONS = resources("azure-cli");

    /// The folder from which Python repairs the role commands of Debian's Azure CLI.
    static final Path CLI_REPAIR = resources("azure-cli-repair");

    /// The folder in which Python finds what Debian does not package.
    static final Path PYTHON_MODULES = resources("python");

    private Article() {}

    /// A program, to be run after the clients have been made.
    static String text(String name) {
        try (InputStream stream = Article.class.getResourceAsStream("/document/" + name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resources(String folder) {
        return Path.of("src", "test", "resources", folder).toAbsolutePath();
    }
}
