package io.tidemill.cli;

import io.tidemill.cli.ServerSession.Place;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.view.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tidemill up`: control plane and gateway in the foreground, until told to stop.
@Command(
        name = "up",
        description = "Run control plane and gateway here until Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  tidemill up",
            "  tidemill up --data ./second --port-offset 100    beside another one"
        })
final class UpCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final RunningServer.Starter servers;

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description =
                    "Added to each port (7070 control plane, 7443 the same with TLS, 7080 gateway). Default: 0.")
    private int portOffset;

    UpCommand(Terminal terminal, RunningServer.Starter servers) {
        this.terminal = terminal;
        this.servers = servers;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path data = common.folder(terminal);
        try (ServerSession session =
                ServerSession.start(servers, new Place(data, portOffset), () -> {})) {
            terminal.print(greeting(session, data));
            session.awaitEnd();
        }
        return 0;
    }

    private static List<String> greeting(ServerSession session, Path data) {
        return List.of(
                "Tidemill is up.",
                "  control plane  " + session.controlUri(),
                "  with TLS       " + session.tlsUri(),
                "  studio         "
                        + session.controlUri()
                        + "/#token="
                        + Profile.read(data).token(),
                "  gateway        " + session.gatewayUri(),
                "  data           " + data,
                "Next: `tidemill status` in another terminal shows what runs. Ctrl-C stops it.");
    }
}
