package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tidemill ad sp delete`.
@Command(
        name = "delete",
        description = "Delete a service principal; tokens that it holds are refused from then on.")
final class SpDeleteCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private SpOption which = new SpOption();

    SpDeleteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        SpOption.Found found = which.find(terminal);
        found.all().delete(found.principal());
    }
}
