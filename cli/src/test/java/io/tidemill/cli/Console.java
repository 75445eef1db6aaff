package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.view.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// The command line, without a server of its own, and what it printed.
final class Console {
    private static final RunningServer.Starter NO_SERVER =
            (_, _) -> {
                throw new CommandFailure("NoServer", "not in this test", "");
            };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /// Runs a command on a screen of 100 columns, and says how it ended.
    int run(String... args) {
        return run(Map.of("COLUMNS", "100"), args);
    }

    int run(Map<String, String> environment, String... args) {
        return main(environment, NO_SERVER).run(args);
    }

    int run(RunningServer.Starter starter, String... args) {
        return main(Map.of(), starter).run(args);
    }

    private Main main(Map<String, String> environment, RunningServer.Starter starter) {
        return new Main(
                new Terminal(new PrintWriter(out), new PrintWriter(err), environment, false),
                starter);
    }
}
