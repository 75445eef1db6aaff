package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `tidemill ad …`: the directory.
final class AdCommand {
    private AdCommand() {}

    /// `ad` with everything below it.
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new Ad())
                .addSubcommand(
                        new CommandLine(new Sp())
                                .addSubcommand(new SpCreateCommand(terminal))
                                .addSubcommand(new SpListCommand(terminal))
                                .addSubcommand(new SpShowCommand(terminal))
                                .addSubcommand(new SpDeleteCommand(terminal))
                                .addSubcommand(
                                        new CommandLine(new Credential())
                                                .addSubcommand(new SpResetCommand(terminal))));
    }

    @Command(
            name = "ad",
            description = "The directory: who may call.",
            footer = {
                "",
                "Examples:",
                "  tidemill ad sp list",
                "  tidemill ad sp create-for-rbac --name ci --role Contributor --scopes /subscriptions/…"
            })
    private static final class Ad extends CommandGroup {}

    @Command(name = "sp", description = "Service principals: programs that sign in.")
    private static final class Sp extends CommandGroup {}

    @Command(name = "credential", description = "Secrets of a service principal.")
    private static final class Credential extends CommandGroup {}
}
