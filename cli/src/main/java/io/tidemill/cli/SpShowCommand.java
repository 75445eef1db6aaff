package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tidemill ad sp show`.
@Command(name = "show", description = "Show a service principal, without its secrets.")
final class SpShowCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private SpOption which = new SpOption();

    SpShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        OutputOption.print(terminal, which.find(terminal).principal());
    }
}
