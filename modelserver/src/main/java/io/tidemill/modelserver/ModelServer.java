package io.tidemill.modelserver;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// A running model server: listens on loopback, answers probes at once and calls as soon as its
/// model is loaded and warm.
///
/// It computes one text at a time on one thread, within the CPU quota of its configuration; see
/// `CpuThrottle` for what that quota covers.
public final class ModelServer implements AutoCloseable {

    private final Scorer scorer;
    private final HttpFront front;

    private ModelServer(Scorer scorer, HttpFront front) {
        this.scorer = scorer;
        this.front = front;
    }

    /// Returns as soon as the port is open; the model loads meanwhile.
    ///
    /// @throws IllegalArgumentException if the model is unknown; the message lists the known ones
    /// @throws java.io.UncheckedIOException if the port cannot be opened
    public static ModelServer start(ModelServerConfig config) {
        Supplier<Model> model = ModelCatalog.builtIn().find(config.model(), config.unpackFolder());
        return start(config, model, new ServerLog(System.out, InstantSource.system()));
    }

    static ModelServer start(ModelServerConfig config, Supplier<Model> model, ServerLog log) {
        Scorer scorer = new Scorer(setup(config, model), log);
        HttpFront front = new HttpFront(config.port(), routes(config, scorer), log);
        log.info("listening on 127.0.0.1:" + front.port());
        log.info("loading " + config.model() + ", quota " + config.cpus() + " CPUs");
        scorer.start();
        front.start();
        return new ModelServer(scorer, front);
    }

    private static Scorer.Setup setup(ModelServerConfig config, Supplier<Model> model) {
        return new Scorer.Setup(
                model,
                () -> CpuThrottle.ofThisProcess(config.cpus()),
                config.maxWait(),
                System::nanoTime);
    }

    private static List<Route> routes(ModelServerConfig config, Scorer scorer) {
        ScoreHandler score = new ScoreHandler(scorer, config.bodyLimit(), config.maxQueue());
        return List.of(
                Route.probe("/", _ -> Answer.text(200, "Healthy")),
                Route.probe("/v2/health/live", _ -> Answer.text(200, "Healthy")),
                Route.probe("/v2/health/ready", _ -> Readiness.answer(scorer.state())),
                new Route("POST", "/score", true, score));
    }

    /// The port it listens on, also when the configuration asked for any.
    public int port() {
        return front.port();
    }

    /// Waits until the server is closed.
    ///
    /// @throws IllegalStateException if it ended because its model could not be loaded or broke
    public void awaitStop() throws InterruptedException {
        if (scorer.awaitEnd() instanceof ModelState.Broken(String why)) {
            throw new IllegalStateException("the model cannot be used: " + why);
        }
    }

    /// Answers what waits with 503, lets the text under way end, closes the port.
    @Override
    public void close() {
        scorer.close();
        front.close();
    }
}
