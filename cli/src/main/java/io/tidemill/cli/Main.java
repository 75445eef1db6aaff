package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.view.Terminal;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `tidemill` command. Exit codes are those of `az`: 0 done, 1 failed, 2 typed wrongly, 3 not
/// found.
public final class Main {

    static final int FAILED = 1;
    static final int TYPED_WRONGLY = 2;
    static final int NOT_FOUND = 3;

    private final Terminal terminal;
    private final RunningServer.Starter servers;

    Main(Terminal terminal, RunningServer.Starter servers) {
        this.terminal = terminal;
        this.servers = servers;
    }

    public static void main(String[] args) {
        Main main = new Main(Terminal.ofThisProcess(), ServerStart.starter());
        System.exit(main.run(args));
    }

    /// Runs one command and returns its exit code.
    int run(String... args) {
        return commandLine(List.of(args)).execute(args);
    }

    private CommandLine commandLine(List<String> args) {
        CommandLine line = new CommandLine(new RootCommand());
        Verb.named(args)
                .forEach(verb -> line.addSubcommand(verb.word(), verb.create(terminal, servers)));
        Help.Ansi colours = terminal.colour() ? Help.Ansi.ON : Help.Ansi.OFF;
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(colours))
                .setUsageHelpWidth(Math.clamp(terminal.width(), 60, 120))
                .setParameterExceptionHandler((problem, _) -> typedWrongly(problem))
                .setExecutionExceptionHandler((problem, _, _) -> failed(problem));
    }

    private int typedWrongly(ParameterException problem) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        String message = Objects.toString(problem.getMessage(), "wrong usage");
        complain("ERROR: " + message, "See `" + command + " --help`.");
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> close = unmatched.getSuggestions();
            close.stream().limit(1).forEach(word -> complain("Did you mean `" + word + "`?", ""));
        }
        return TYPED_WRONGLY;
    }

    private int failed(Exception problem) {
        if (problem instanceof CommandFailure failure) {
            complain(
                    "ERROR: (%s) %s".formatted(failure.code(), failure.getMessage()),
                    failure.hint());
            trace(failure);
            return failure.isNotFound() ? NOT_FOUND : FAILED;
        }
        complain("ERROR: (InternalError) " + problem, "TIDEMILL_DEBUG=1 shows where it happened.");
        trace(problem);
        return FAILED;
    }

    private void complain(String message, String hint) {
        terminal.err().println(message);
        if (!hint.isEmpty()) {
            terminal.err().println(hint);
        }
        terminal.err().flush();
    }

    private void trace(Exception problem) {
        if (!terminal.variable("TIDEMILL_DEBUG", "").isEmpty()) {
            problem.printStackTrace(terminal.err());
            terminal.err().flush();
        }
    }
}
