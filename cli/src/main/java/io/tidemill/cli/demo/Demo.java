package io.tidemill.cli.demo;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.EndpointAccess;
import io.tidemill.cli.client.Evaluations;
import io.tidemill.cli.client.Fleet;
import io.tidemill.cli.client.Operations;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ResourceIds;
import io.tidemill.cli.client.ScaleAction;
import io.tidemill.cli.load.Arrivals;
import io.tidemill.cli.load.HttpScorer;
import io.tidemill.cli.load.LoadPattern;
import io.tidemill.cli.load.LoadRun;
import io.tidemill.cli.load.LoadSummary;
import io.tidemill.cli.load.LoadThread;
import io.tidemill.cli.load.Pacer;
import io.tidemill.cli.load.Scorer;
import io.tidemill.cli.load.Sentences;
import io.tidemill.cli.view.Figures;
import io.tidemill.cli.view.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// The guided tour on a running server: deploys the model, puts the autoscale setting on it, sends
/// the load while showing what happens, and sums up.
public final class Demo {

    private static final Duration GRAIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration FORGETTING = Duration.ofSeconds(20);
    private static final int MOST_IN_FLIGHT = 2_000;
    private static final long SEED = 20_261_123L;

    private final Terminal terminal;
    private final InstantSource clock;
    private final ArmClient client;
    private final Fleet fleet;
    private final DemoResources resources;
    private final Calibration calibration;

    /// Finds out how many sentences a second the new deployment answers.
    @FunctionalInterface
    interface Calibration {
        double capacity(Scorer scorer) throws InterruptedException;
    }

    public Demo(Terminal terminal, Profile profile, InstantSource clock) {
        this(terminal, profile, clock, Demo::measured);
    }

    Demo(Terminal terminal, Profile profile, InstantSource clock, Calibration calibration) {
        this.terminal = terminal;
        this.clock = clock;
        this.calibration = calibration;
        client = new ArmClient(profile.url(), profile.token());
        ResourceIds ids = ResourceIds.of(profile);
        fleet = new Fleet(client, ids, clock, GRAIN);
        resources = new DemoResources(ids);
    }

    /// Runs the whole tour, with a load of `length`; what became of the load's requests.
    public LoadSummary run(Duration length) throws InterruptedException {
        Instant start = clock.instant();
        deploy();
        EndpointAccess access = EndpointAccess.of(client, resources.endpointId(), Optional.empty());
        try (HttpScorer scorer = new HttpScorer(access.scoringUri(), access.key(), PATIENCE)) {
            terminal.print("Measuring how much load is much for them; this takes half a minute.");
            double capacity = calibration.capacity(scorer);
            client.put(resources.settingId(), resources.setting());
            announce(length, capacity);
            return load(scorer, DemoLoad.over(length, capacity), new Stretch(start, length));
        }
    }

    /// Waits until the rules, which look back half a minute, see little of the measurement.
    private static double measured(Scorer scorer) throws InterruptedException {
        double capacity = Capacity.measure(scorer, Pacer.startingNow());
        Thread.sleep(FORGETTING);
        return capacity;
    }

    private void deploy() throws InterruptedException {
        Pacer since = Pacer.startingNow();
        terminal.print(
                "Deploying all-MiniLM-L6-v2 as embeddings/blue: 2 instances, a fifth of a core each.");
        put(resources.endpointId(), DemoResources.endpoint());
        put(resources.deploymentId(), DemoResources.deployment());
        put(resources.endpointId(), DemoResources.endpointWithTraffic());
        awaitReady(since);
        terminal.print("Ready after " + Figures.length(since.elapsed()) + ".");
    }

    private void put(String id, JsonNode body) throws InterruptedException {
        new Operations(client, LOOK_EVERY).await(client.put(id, body), () -> {});
    }

    private void awaitReady(Pacer since) throws InterruptedException {
        while (fleet.ready(resources.deploymentId()) < DemoResources.MINIMUM) {
            if (since.elapsed().compareTo(START_LIMIT) > 0) {
                throw new CommandFailure(
                        "NotReady",
                        "The instances are not ready after " + Figures.length(START_LIMIT),
                        "Their output is kept in the data folder; --keep or --data keeps it.");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void announce(Duration length, double capacity) {
        terminal.print(
                List.of(
                        "Two instances answer %s sentences a second."
                                .formatted(Figures.number(capacity)),
                        "Autoscale setting "
                                + DemoResources.SETTING
                                + ": 2 to 5 instances; CPU > 70 % adds 2, latency > 400 ms adds 1, CPU < 30 % takes 1.",
                        "Load for %s, up to %s sentences a second:"
                                .formatted(
                                        Figures.length(length),
                                        Figures.number(DemoLoad.peak(capacity))),
                        ""));
    }

    /// When the demo began, and how long its load is.
    private record Stretch(Instant start, Duration length) {}

    private LoadSummary load(Scorer scorer, LoadPattern pattern, Stretch stretch)
            throws InterruptedException {
        Arrivals arrivals = new Arrivals(pattern, stretch.length(), new SplittableRandom(SEED));
        LoadThread load =
                LoadThread.start(
                        new LoadRun(scorer, Sentences.builtIn(), MOST_IN_FLIGHT), arrivals);
        List<Moment> history = new DemoWatch(terminal, fleet, stretch.length()).watch(load);
        LoadSummary summary = load.tally().summary();
        terminal.print(DemoReport.lines(history, summary, actions(stretch.start()), page()));
        return summary;
    }

    private DemoReport.Page page() {
        return new DemoReport.Page(Math.min(terminal.width(), 100), ZoneId.systemDefault());
    }

    private List<ScaleAction> actions(Instant start) {
        return Evaluations.actions(
                client.get(resources.settingId() + "/evaluations?$top=100"), start);
    }
}
