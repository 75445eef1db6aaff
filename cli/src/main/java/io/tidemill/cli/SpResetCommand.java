package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tidemill ad sp credential reset`.
@Command(
        name = "reset",
        description = "Replace all secrets of a service principal by a new one, and print it.")
final class SpResetCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private SpOption which = new SpOption();

    SpResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        SpOption.Found found = which.find(terminal);
        String secret = found.all().reset(found.principal());
        OutputOption.print(terminal, SpOutput.secret(found.principal(), secret, found.tenant()));
    }
}
