package io.tidemill.cli;

import io.tidemill.cli.replay.ReplayCommand;
import io.tidemill.cli.view.Terminal;
import java.util.List;
import java.util.Locale;

/// A subcommand by its word. Only the one that was typed is created, so that a short command does
/// not pay for the classes of the others; a word that is none of them creates all, for the help and
/// the suggestions.
enum Verb {
    UP,
    DEMO,
    LOAD,
    STATUS,
    EXPLAIN,
    REPLAY,
    CA,
    AZURE_ENV,
    AD,
    ROLE,
    INSTANCE,
    VERSION;

    /// The verbs that a command line needs.
    static List<Verb> named(List<String> args) {
        String first = args.isEmpty() ? "" : args.getFirst();
        List<Verb> all = List.of(values());
        return all.stream()
                .filter(verb -> verb.word().equals(first))
                .findFirst()
                .map(List::of)
                .orElse(all);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Object create(Terminal terminal, RunningServer.Starter servers) {
        return switch (this) {
            case UP -> new UpCommand(terminal, servers);
            case DEMO -> new DemoCommand(terminal, servers);
            case LOAD -> new LoadCommand(terminal);
            case STATUS -> new StatusCommand(terminal);
            case EXPLAIN -> new ExplainCommand(terminal);
            case REPLAY -> new ReplayCommand(terminal);
            case CA -> new CaCommand(terminal);
            case AZURE_ENV -> new AzureEnvCommand(terminal);
            case AD -> AdCommand.line(terminal);
            case ROLE -> RoleCommand.line(terminal);
            case INSTANCE -> new InstanceCommand(terminal);
            case VERSION -> new VersionCommand(terminal);
        };
    }
}
