package io.tidemill.cli;

import io.tidemill.cli.ServerSession.Place;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.demo.Demo;
import io.tidemill.cli.load.LoadSummary;
import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tidemill demo`: a real model, served behind an endpoint that scales itself, in about four
/// minutes.
@Command(
        name = "demo",
        description = {
            "Deploy a real sentence-embedding model, send it a load that rises and falls, and show how it scales out and in again.",
            "Uses a folder of its own, which it deletes at the end unless --keep or --data is given. Exit code 1 when any request failed."
        },
        footer = {
            "",
            "Examples:",
            "  tidemill demo",
            "  tidemill demo --minutes 10 --keep",
            "  tidemill demo --port-offset 100     beside a running Tidemill"
        })
final class DemoCommand implements Callable<Integer> {

    private static final int FEWEST_MINUTES = 1;
    private static final int MOST_MINUTES = 24 * 60;

    private final Terminal terminal;
    private final RunningServer.Starter servers;

    @Mixin private CommonOptions common = new CommonOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "Length of the load. With fewer than 4 it may end before all instances have left. Default: 4.")
    private int minutes = 4;

    @Option(names = "--keep", description = "Stay up after the load until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to each port (7070 control plane, 7080 gateway). Default: 0.")
    private int portOffset;

    DemoCommand(Terminal terminal, RunningServer.Starter servers) {
        this.terminal = terminal;
        this.servers = servers;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (minutes < FEWEST_MINUTES || minutes > MOST_MINUTES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--minutes = %d, must be %d to %d"
                            .formatted(minutes, FEWEST_MINUTES, MOST_MINUTES));
        }
        DemoFolder folder = DemoFolder.named(common.namedFolder(), keep);
        Place place = new Place(folder.path(), portOffset);
        try (ServerSession session = ServerSession.start(servers, place, folder::clean)) {
            LoadSummary load = run(folder.path());
            if (keep) {
                terminal.print(whatToTry(session, folder.path()));
                session.awaitEnd();
            }
            return load.isClean() ? 0 : Main.FAILED;
        }
    }

    private LoadSummary run(Path data) throws InterruptedException {
        Demo demo = new Demo(terminal, Profile.read(data), InstantSource.system());
        return demo.run(Duration.ofMinutes(minutes));
    }

    private static List<String> whatToTry(ServerSession session, Path data) {
        return List.of(
                "",
                "It stays up until Ctrl-C. In another terminal:",
                "  export TIDEMILL_DATA=" + data,
                "  tidemill status",
                "  tidemill explain autoscale-embeddings-blue",
                "  tidemill load --endpoint embeddings --rate 60 --duration 2m",
                "REST and studio: " + session.controlUri() + "   gateway: " + session.gatewayUri());
    }
}
