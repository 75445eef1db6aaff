package io.tidemill.control;

import io.helidon.webserver.http.HttpService;
import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.identity.Identity;
import io.tidemill.control.ingestion.IngestionRoutes;
import io.tidemill.control.ingestion.MetricIntake;
import io.tidemill.control.metric.InstanceSampler;
import io.tidemill.control.metric.MetricCollector;
import io.tidemill.control.metric.MetricDirectory;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.MetricsRoutes;
import io.tidemill.control.metric.RequestMetrics;
import io.tidemill.control.metric.RequestTotals;
import io.tidemill.control.metric.SourceReport;
import io.tidemill.control.metric.StoredMetrics;
import io.tidemill.control.otlp.OtlpPages;
import io.tidemill.control.otlp.Senders;
import io.tidemill.control.prometheus.ExpressionCheck;
import io.tidemill.control.prometheus.PrometheusServer;
import io.tidemill.control.prometheus.PrometheusSources;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import io.tidemill.control.scrape.ScrapePlan;
import io.tidemill.control.scrape.Scraper;
import io.tidemill.control.target.InstanceRuntime;
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
    private final MetricStore store = new MetricStore();
    private final InstantSource clock;
    private final Instant started;
    private final RequestMetrics ofRequests;
    private final GatewayRequests requests;
    private final MetricCollector collector;
    private final Scraper scraper;
    private final PrometheusSources prometheus;
    private final MetricDirectory directory;
    private final MetricIntake intake = new MetricIntake(store);

    /// What is watched.
    ///
    /// @param plans how instances want to be read, by the ids of deployments in lower case
    record Watched(
            RouteBook book, InstanceRuntime runtime, Supplier<Map<String, ScrapePlan>> plans) {}

    /// @param servers that rules may look at
    Measured(Watched watched, List<PrometheusServer> servers, InstantSource clock) {
        this.clock = clock;
        started = clock.instant();
        prometheus = PrometheusSources.start(servers, clock);
        directory = new MetricDirectory(store, prometheus.namespaces());
        ofRequests = new RequestMetrics(store, watched.book()::served, started);
        requests = new GatewayRequests(ofRequests, watched.book()::endpointId, clock);
        collector =
                MetricCollector.start(
                        clock, ofRequests, new InstanceSampler(watched.runtime(), store), store);
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

    @Override
    public void close() {
        prometheus.close();
        scraper.close();
        collector.close();
    }
}
