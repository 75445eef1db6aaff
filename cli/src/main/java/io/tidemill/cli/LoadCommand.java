package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.EndpointAccess;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ResourceIds;
import io.tidemill.cli.load.Arrivals;
import io.tidemill.cli.load.HttpScorer;
import io.tidemill.cli.load.LoadReport;
import io.tidemill.cli.load.LoadRun;
import io.tidemill.cli.load.LoadSummary;
import io.tidemill.cli.load.LoadTally;
import io.tidemill.cli.load.LoadThread;
import io.tidemill.cli.load.Pacer;
import io.tidemill.cli.load.Sentences;
import io.tidemill.cli.view.Screen;
import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tidemill load`: sends real sentences to an endpoint, at a rate that follows a pattern.
@Command(
        name = "load",
        description = {
            "Send real sentences to an endpoint through the gateway, at a rate that follows a pattern.",
            "Requests leave when they are due, however slow the answers are. Exit code 1 when any failed or could not be sent."
        },
        footer = {
            "",
            "Examples:",
            "  tidemill load --endpoint embeddings --rate 20",
            "  tidemill load --endpoint embeddings --pattern daily --rate 5 --peak 60 --duration 10m",
            "  tidemill load --endpoint embeddings --trace requests.csv --peak 60 --duration 4m"
        })
final class LoadCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();
    @Mixin private PatternOptions pattern = new PatternOptions();

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "NAME",
            description = "Endpoint to send to.")
    private String endpoint = "";

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "Key of the endpoint. Default: asked from the control plane.")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--sentences",
            paramLabel = "FILE",
            description = "Lines to send instead of the built-in sentences.")
    private Optional<Path> sentences = Optional.empty();

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Most requests under way at once. Default: 1000.")
    private int inFlight = 1_000;

    LoadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Arrivals arrivals = pattern.arrivals();
        Sentences lines = sentences.map(LoadCommand::sentencesOf).orElseGet(Sentences::builtIn);
        try (HttpScorer scorer = scorer()) {
            LoadThread load = LoadThread.start(new LoadRun(scorer, lines, inFlight), arrivals);
            watch(load);
            return report(load.tally().summary());
        }
    }

    private HttpScorer scorer() {
        Profile profile = common.profile(terminal);
        ArmClient client = new ArmClient(profile.url(), profile.token());
        EndpointAccess access =
                EndpointAccess.of(client, ResourceIds.of(profile).endpoint(endpoint), key);
        return new HttpScorer(access.scoringUri(), access.key(), Duration.ofSeconds(60));
    }

    private void watch(LoadThread load) throws InterruptedException {
        boolean redrawn = terminal.interactive() && !output.isJson();
        Duration pause = Duration.ofSeconds(redrawn ? 1 : 5);
        Pacer clock = Pacer.startingNow();
        Screen screen = new Screen(terminal);
        int width = terminal.width();
        while (!load.awaitEnd(pause)) {
            LoadTally tally = load.tally();
            String line =
                    LoadReport.progress(
                            clock.elapsed(), pause, tally.takeRecent(), tally.summary());
            if (redrawn) {
                screen.draw(List.of(line), width);
            } else {
                terminal.err().println(line);
                terminal.err().flush();
            }
        }
    }

    private int report(LoadSummary summary) {
        if (output.isJson()) {
            OutputOption.print(terminal, LoadReport.json(summary));
        } else {
            terminal.print(LoadReport.lines(summary));
        }
        return summary.isClean() ? 0 : Main.FAILED;
    }

    private static Sentences sentencesOf(Path file) {
        try {
            return Sentences.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("UnreadableFile", file + " cannot be read: " + e, "");
        }
    }
}
