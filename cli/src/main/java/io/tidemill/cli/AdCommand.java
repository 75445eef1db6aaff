package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A word of `tidemill ad …` that only leads to others.
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

    /// What all of them do: show what there is.
    abstract static class Group implements Runnable {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        boolean help;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "no command was given");
        }
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
    private static final class Ad extends Group {}

    @Command(name = "sp", description = "Service principals: programs that sign in.")
    private static final class Sp extends Group {}

    @Command(name = "credential", description = "Secrets of a service principal.")
    private static final class Credential extends Group {}
}
