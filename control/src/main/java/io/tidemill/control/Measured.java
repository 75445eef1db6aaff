package io.tidemill.control;

import io.helidon.webserver.http.HttpService;
import io.tidemill.control.archive.ArchiveKeeper;
import io.tidemill.control.archive.PointArchive;
import io.tidemill.control.archive.PointTables;
import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.identity.Identity;
import io.tidemill.control.ingestion.IngestionRoutes;
import io.tidemill.control.ingestion.MetricIntake;
import io.tidemill.control.metric.Disk;
import io.tidemill.control.metric.GpuWatch;
import io.tidemill.control.metric.InstanceSampler;
import io.tidemill.control.metric.MetricCollector;
import io.tidemill.control.metric.MetricDirectory;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.MetricsRoutes;
import io.tidemill.control.metric.RequestMetrics;
import io.tidemill.control.metric.RequestTotals;
import io.tidemill.control.metric.SettingMetrics;
import io.tidemill.control.metric.SourceReport;
import io.tidemill.control.metric.StoredMetrics;
import io.tidemill.control.otlp.OtlpPages;
import io.tidemill.control.otlp.Senders;
import io.tidemill.control.prometheus.ExpressionCheck;
import io.tidemill.control.prometheus.PrometheusSources;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import io.tidemill.control.scrape.ScrapePlan;
import io.tidemill.control.scrape.Scraper;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.Durability;
import io.tidemill.control.store.PostgresDatabase;
import io.tidemill.control.store.PostgresServer;
import io.tidemill.control.store.SqlDatabase;
import io.tidemill.control.target.InstanceRuntime;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.metric.MetricSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The metrics of requests and instances, collected from the moment it is made.
final class Measured implements AutoCloseable {
    private static final String DATABASE = "metrics.db";

    private final InstantSource clock;
    private final Instant started;
    private final RequestMetrics ofRequests;
    private final SqlDatabase database;
    private final PointArchive archive;
    private final MetricStore store;
    private final ArchiveKeeper keeper;
    private final GpuWatch gpus;
    private final GatewayRequests requests;
    private final MetricCollector collector;
    private final Scraper scraper;
    private final PrometheusSources prometheus;
    private final MetricDirectory directory;
    private final SettingMetrics ofSettings;
    private final MetricIntake intake;

    /// What is watched, and by which clock.
    ///
    /// @param plans how instances want to be read, by the ids of deployments in lower case
    record Watched(
            RouteBook book,
            InstanceRuntime runtime,
            Supplier<Map<String, ScrapePlan>> plans,
            InstantSource clock) {}

    /// @throws io.tidemill.control.store.UnusableDataException when the database cannot be used
    Measured(DataFolder folder, MetricsConfig config, Watched watched) {
        clock = watched.clock();
        started = clock.instant();
        database = open(folder, config.keeping().storage());
        archive = new PointArchive(database, config.keeping().retention());
        store = new MetricStore(config.keeping().seriesLimit(), archive);
        store.restore(started);
        prometheus = PrometheusSources.start(config.prometheus(), clock);
        directory = new MetricDirectory(store, prometheus.namespaces());
        intake = new MetricIntake(store);
        ofRequests = new RequestMetrics(store, watched.book()::served, started);
        requests = new GatewayRequests(ofRequests, watched.book()::endpointId, clock);
        ofSettings = new SettingMetrics(store);
        gpus = GpuWatch.start();
        keeper = ArchiveKeeper.start(archive, clock);
        collector =
                MetricCollector.start(
                        clock,
                        ofRequests,
                        new InstanceSampler(
                                watched.runtime(),
                                new InstanceSampler.Machine(Disk.of(folder.path()), gpus),
                                store),
                        store);
        scraper = Scraper.start(watched.runtime(), store, watched.plans(), clock);
    }

    GatewayRequests requests() {
        return requests;
    }

    MetricSource source() {
        return new StoredMetrics(directory, store, started);
    }

    MetricDirectory directory() {
        return directory;
    }

    /// The routes by which others send metrics.
    ///
    /// @param exists whether there is a resource of that ARM id
    List<Route> intake(Predicate<String> exists) {
        return new IngestionRoutes(intake, directory, exists, clock).routes();
    }

    /// The pages by which OpenTelemetry sends metrics.
    HttpService otlp(Identity identity, AccessControl access, Predicate<String> exists) {
        return new OtlpPages(
                identity::check, new Senders(access, directory, exists), intake, clock);
    }

    MetricStore store() {
        return store;
    }

    PointArchive archive() {
        return archive;
    }

    RequestTotals totals() {
        return ofRequests.totals();
    }

    /// How each source of metrics is doing.
    List<SourceReport> reports() {
        return Stream.concat(
                        Stream.of(collector.report(), scraper.report()),
                        prometheus.reports().stream())
                .toList();
    }

    /// The handler, before which foreign expressions are judged.
    ArmHandler before(ArmHandler handler) {
        return new ExpressionCheck(prometheus, handler);
    }

    List<Route> routes() {
        return new MetricsRoutes(directory, source(), clock).routes();
    }

    /// Keeps what an evaluation says in numbers.
    void evaluated(Evaluation evaluation) {
        ofSettings.evaluated(evaluation);
    }

    @Override
    public void close() {
        prometheus.close();
        scraper.close();
        collector.close();
        gpus.close();
        keeper.close();
        database.close();
    }

    private static SqlDatabase open(DataFolder folder, MetricsConfig.Storage storage) {
        return switch (storage) {
            case MetricsConfig.Storage.InDataFolder() ->
                    Database.open(
                            folder.file(DATABASE), PointTables.SCHEMA, Durability.CHECKPOINTS);
            case MetricsConfig.Storage.Postgres(var url, var user, var passwordFile) ->
                    PostgresDatabase.open(
                            PostgresServer.of(url, user, passwordFile), PointTables.SCHEMA);
        };
    }
}
