package io.tidemill.cli;

import io.tidemill.cli.client.Profile;
import io.tidemill.cli.view.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What every command takes: help, and the data folder that says which Tidemill is meant.
final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the Tidemill meant. Default: $TIDEMILL_DATA, else $XDG_DATA_HOME/tidemill, else ~/.local/share/tidemill.")
    private Optional<Path> data = Optional.empty();

    /// The folder named by `--data`, if any.
    Optional<Path> namedFolder() {
        return data.map(Path::toAbsolutePath).map(Path::normalize);
    }

    /// The folder to use.
    Path folder(Terminal terminal) {
        return namedFolder().orElseGet(() -> usualFolder(terminal).toAbsolutePath().normalize());
    }

    /// How to reach the server of that folder.
    Profile profile(Terminal terminal) {
        return Profile.read(folder(terminal));
    }

    private static Path usualFolder(Terminal terminal) {
        String told = terminal.variable("TIDEMILL_DATA", "");
        if (!told.isEmpty()) {
            return Path.of(told);
        }
        String home = terminal.variable("HOME", System.getProperty("user.home", "."));
        return Path.of(terminal.variable("XDG_DATA_HOME", home + "/.local/share"), "tidemill");
    }
}
