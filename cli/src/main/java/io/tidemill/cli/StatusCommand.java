package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.Fleet;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ResourceIds;
import io.tidemill.cli.view.Terminal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tidemill status`: all endpoints on one screen.
@Command(
        name = "status",
        description = "Show all endpoints and deployments on one screen.",
        footer = {"", "Examples:", "  tidemill status", "  tidemill status -o json"})
final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Profile profile = common.profile(terminal);
        Fleet fleet =
                new Fleet(
                        new ArmClient(profile.url(), profile.token()),
                        ResourceIds.of(profile),
                        InstantSource.system(),
                        Duration.ofMinutes(1));
        List<Fleet.Row> rows = fleet.rows();
        if (output.isJson()) {
            OutputOption.print(terminal, StatusReport.json(rows));
        } else {
            terminal.print(StatusReport.lines(rows, terminal.width()));
        }
        return 0;
    }
}
