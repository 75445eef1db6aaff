package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tidemill version`: what is running.
@Command(
        name = "version",
        description = "Show the versions of Tidemill and of its Java.",
        footer = {"", "Example:", "  tidemill version -o json"})
final class VersionCommand implements Runnable {

    private final Terminal terminal;

    @Mixin CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String version = version();
        String java = Runtime.version().toString();
        if (output.isJson()) {
            terminal.print(
                    "{\n  \"tidemill\" : \"" + version + "\",\n  \"java\" : \"" + java + "\"\n}");
        } else {
            terminal.print("tidemill " + version + " (Java " + java + ")");
        }
    }

    /// From the manifest of the jar; classes run from a folder have none.
    static String version() {
        return Objects.requireNonNullElse(
                Main.class.getPackage().getImplementationVersion(), "unreleased");
    }
}
