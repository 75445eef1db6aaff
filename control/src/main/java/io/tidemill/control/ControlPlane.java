package io.tidemill.control;

import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.staticcontent.ClasspathHandlerConfig;
import io.helidon.webserver.staticcontent.StaticContentFeature;
import io.tidemill.control.asset.AssetResidents;
import io.tidemill.control.asset.Uploads;
import io.tidemill.control.behavior.BehaviorRoutes;
import io.tidemill.control.behavior.Behaviors;
import io.tidemill.control.certificate.ServingCertificate;
import io.tidemill.control.endpoint.EndpointSecrets;
import io.tidemill.control.identity.Addresses;
import io.tidemill.control.identity.Identity;
import io.tidemill.control.loop.Ticker;
import io.tidemill.control.resource.Surroundings;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.Manners;
import io.tidemill.control.rest.OpenApi;
import io.tidemill.control.rest.Route;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.setting.MetricCheck;
import io.tidemill.control.setting.SettingId;
import io.tidemill.control.setting.SettingResidents;
import io.tidemill.control.setting.SettingRoutes;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.Database;
import io.tidemill.control.target.InstanceRuntime;
import io.tidemill.control.target.ProcessRuntime;
import io.tidemill.control.target.RequestLimits;
import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Everything that acts: REST, the stores, the metrics, the process runtime and the beat of the
/// control loop, wired together.
///
/// Opening it makes what is stored real again; closing it stops every instance. Both take their
/// steps in an order in which nothing is told of what is not there yet, or not any more.
public final class ControlPlane implements AutoCloseable {
    private static final String DATABASE = "tidemill.db";
    private static final String DIAGNOSTICS = "diagnostics";

    private final ControlConfig config;
    private final InstantSource clock;
    private final Kept kept;
    private final Identity identity;
    private final Guarded guarded;
    private final InstanceRuntime runtime;
    private final Measured measured;
    private final Given given;
    private final Uploads uploads;
    private final Deployed deployed;
    private final AutoscaleSettings settings;
    private final Surroundings surroundings;
    private final Behaviors behaviors;
    private final Outward outward;
    private final Ticker ticker;
    private final Housekeeping housekeeping;
    private final ServingCertificate certificate;
    private final Doors doors;

    /// Starts on a data folder that is already ours, in front of a gateway that serves already.
    ///
    /// @throws io.tidemill.control.store.UnusableDataException when the database cannot be used
    /// @throws io.tidemill.control.certificate.UnusableCertificateException when no client would
    ///   accept the certificate
    /// @throws io.tidemill.control.rest.PortUnavailableException when a port is taken
    public static ControlPlane start(
            DataFolder folder, ControlConfig config, Serving gateway, InstantSource clock) {
        ControlPlane plane = open(folder, config, gateway, clock);
        try {
            plane.begin(folder);
            return plane;
        } catch (RuntimeException e) {
            plane.close();
            throw e;
        }
    }

    private static ControlPlane open(
            DataFolder folder, ControlConfig config, Serving gateway, InstantSource clock) {
        Kept kept = Kept.in(Database.open(folder.file(DATABASE)), clock);
        try {
            var certificate =
                    ServingCertificate.open(folder, config.tls().certificate(), clock.instant());
            return new ControlPlane(config, new Owned(folder, kept, certificate), gateway);
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    /// What a data folder gives.
    private record Owned(DataFolder folder, Kept kept, ServingCertificate certificate) {}

    private ControlPlane(ControlConfig config, Owned owned, Serving gateway) {
        this.config = config;
        kept = owned.kept();
        certificate = owned.certificate();
        clock = kept.clock();
        identity = new Identity(kept.documents(), config.identity(), clock);
        guarded = Guarded.of(kept, identity.directory());
        RouteBook book = new RouteBook(gateway);
        runtime = new ProcessRuntime(config.runtime(), book, clock, new SecureRandom());
        uploads = new Uploads(kept.documents(), kept.log(), place(owned.folder()), clock);
        deployed =
                Deployed.of(
                        kept,
                        new EndpointSecrets(
                                new SecureRandom(), id -> guarded.scorers(identity, id)),
                        new Deployed.Machinery(runtime, book),
                        uploads);
        measured =
                new Measured(
                        owned.folder(),
                        config.metrics(),
                        new Measured.Watched(
                                book, runtime, deployed.deployments()::scrapePlans, clock));
        given = Given.of(config, kept, measured, new Given.Served(runtime, book));
        settings =
                new AutoscaleSettings(
                        kept.documents(),
                        kept.log(),
                        deployed.deployments()::exists,
                        new MetricCheck(
                                this::exists, key -> measured.directory().find(key).objection()));
        outward =
                Outward.of(
                        kept,
                        settings,
                        config.outward(),
                        new Outward.Place(owned.folder().file(DIAGNOSTICS), this::uri));
        behaviors = new Behaviors(kept.documents(), kept.log(), clock);
        ticker = new Ticker(config.beat(), this::behaving, given.loop().counting(run()), clock);
        surroundings =
                Surroundings.of(
                        kept.documents(),
                        kept.log(),
                        List.of(
                                new SettingResidents(settings),
                                deployed.residents(),
                                new AssetResidents(uploads.assets())));
        housekeeping = new Housekeeping(kept, settings, certificate, uploads);
        doors = Doors.open(config, certificate, handler(), pages());
    }

    /// Where the gateway tells of its requests.
    public GatewayRequests requests() {
        return measured.requests();
    }

    /// Where REST and the studio answer in the clear.
    public URI uri() {
        return doors.plainUri();
    }

    /// Where both answer with TLS.
    public URI tlsUri() {
        return doors.tlsUri();
    }

    @Override
    public void close() {
        doors.close();
        housekeeping.close();
        ticker.close();
        outward.close();
        measured.close();
        runtime.close();
        kept.close();
    }

    private void begin(DataFolder folder) {
        identity.begin(folder, addresses());
        guarded.access().tell(deployed.endpoints()::resume);
        identity.tell(deployed.endpoints()::resume);
        deployed.resume();
        outward.courier().start();
        ticker.start();
        housekeeping.start();
    }

    private Addresses addresses() {
        return new Addresses(
                uri().toString(),
                tlsUri().toString(),
                certificate.authorityFile().map(Path::toString).orElse(""));
    }

    private LoopRun run() {
        var targets =
                new DeploymentTargets(deployed.deployments(), runtime, clock, changeDeadline());
        var loop =
                new ControlLoop(
                        measured.source(),
                        targets,
                        kept.activities(),
                        () -> UUID.randomUUID().toString());
        return new LoopRun(loop, kept.evaluations(), this::evaluated);
    }

    private void evaluated(Evaluation evaluation) {
        given.loop().evaluated(evaluation);
        measured.evaluated(evaluation);
        outward.diagnostics().evaluated(evaluation);
    }

    private List<AutoscaleSetting> behaving() {
        return behaviors.on(settings.all(), config.metrics().delay());
    }

    /// A change may take as long as a start and a drain may take together.
    private Duration changeDeadline() {
        return config.runtime().startTimeout().plus(RequestLimits.DEFAULT.drain());
    }

    ArmHandler handler() {
        var answering =
                guarded.before(surroundings.guard(measured.before(new ArmRouter(routes()))));
        return new Manners(new ArmRouter(open(), given.before(identity.guard(answering))));
    }

    /// What answers without a token.
    List<Route> open() {
        return Stream.concat(
                        identity.openRoutes().stream(),
                        Stream.of(OpenApi.route(this::open, this::routes)))
                .toList();
    }

    /// What answers those who may.
    List<Route> routes() {
        return Stream.of(
                        new SettingRoutes(settings).routes(),
                        surroundings.routes(),
                        identity.routes(),
                        new BehaviorRoutes(behaviors).routes(),
                        deployed.routes(config.gateway(), guarded::mayRead),
                        uploads.routes(this::secureHost),
                        kept.routes(),
                        guarded.routes(),
                        outward.routes(),
                        measured.routes(),
                        measured.intake(this::exists),
                        given.page().routes())
                .flatMap(List::stream)
                .toList();
    }

    /// Whether there is such a resource, as far as we keep resources of its type.
    private boolean exists(String id) {
        return deployed.mayExist(id)
                && SettingId.parse(id).map(settings::get).map(Optional::isPresent).orElse(true);
    }

    private Uploads.Place place(DataFolder folder) {
        return new Uploads.Place(folder.file("uploads"), config.requests().uploads());
    }

    /// Where a caller, who may have come in the clear, reaches us with TLS.
    private String secureHost(String origin) {
        URI used = URI.create(origin);
        return origin.startsWith("https:")
                ? used.getAuthority()
                : used.getHost() + ":" + doors.tlsUri().getPort();
    }

    private List<HttpService> pages() {
        return List.of(
                uploads.pages(), measured.otlp(identity, guarded.access(), this::exists), studio());
    }

    private static HttpService studio() {
        return StaticContentFeature.createService(
                ClasspathHandlerConfig.builder().location("studio").welcome("index.html").build());
    }
}
