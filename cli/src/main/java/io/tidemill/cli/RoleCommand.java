package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `tidemill role …`: who may do what.
final class RoleCommand {

    private RoleCommand() {}

    /// `role` with everything below it.
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new Role())
                .addSubcommand(
                        new CommandLine(new Assignment())
                                .addSubcommand(new RoleCreateCommand(terminal))
                                .addSubcommand(new RoleListCommand(terminal))
                                .addSubcommand(new RoleDeleteCommand(terminal)))
                .addSubcommand(
                        new CommandLine(new Definition())
                                .addSubcommand(new RoleDefinitionListCommand(terminal)));
    }

    @Command(
            name = "role",
            description = "Who may do what: roles and their assignments.",
            footer = {
                "",
                "Examples:",
                "  tidemill role definition list",
                "  tidemill role assignment list",
                "  tidemill role assignment create --role Reader --assignee-object-id ID -g tidemill"
            })
    private static final class Role extends CommandGroup {}

    @Command(name = "assignment", description = "Who has which role where.")
    private static final class Assignment extends CommandGroup {}

    @Command(name = "definition", description = "The roles that there are.")
    private static final class Definition extends CommandGroup {}
}
