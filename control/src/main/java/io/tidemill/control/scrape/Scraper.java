package io.tidemill.control.scrape;

import io.tidemill.control.egress.EgressReply;
import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.control.metric.SourceReport;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceRuntime;
import io.tidemill.control.target.InstanceState;
import io.tidemill.control.target.InstanceStatus;
import io.tidemill.engine.metric.MetricKey;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The thread that reads the instances of deployments that ask for it, and keeps what they tell as
/// metrics of the deployment in the namespace `instance`.
///
/// It reads a second before each ten seconds end, so that a rule that looks after their end finds
/// them told. An instance that cannot be read leaves a gap.
public final class Scraper implements AutoCloseable {
    static final String NAMESPACE = "instance";

    /// Points of one instance and reading; others are left out.
    static final int MOST_POINTS = 500;

    private static final System.Logger LOG = System.getLogger(Scraper.class.getName());
    private static final long TEN = 10;
    private static final long TEN_SECONDS = 10_000;
    private static final long BEFORE_THE_END = 9_000;

    private final InstanceRuntime runtime;
    private final MetricStore store;
    private final Supplier<Map<String, ScrapePlan>> plans;
    private final Page page;
    private final InstantSource clock;
    private final Map<Life, InstanceReadings> readings = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final LongAdder errors = new LongAdder();
    private final Thread thread = Thread.ofVirtual().name("scraper").unstarted(this::work);
    private volatile Instant newest;

    /// The door to an instance: what its page says.
    @FunctionalInterface
    interface Page {
        EgressReply read(int port, String path);
    }

    /// One process of an instance: its counters begin anew with the next.
    private record Life(String instanceId, long pid) {}

    Scraper(
            InstanceRuntime runtime,
            MetricStore store,
            Supplier<Map<String, ScrapePlan>> plans,
            Doors doors) {
        this.runtime = runtime;
        this.store = store;
        this.plans = plans;
        this.page = doors.page();
        this.clock = doors.clock();
        this.newest = clock.instant();
    }

    /// What is outside.
    record Doors(Page page, InstantSource clock) {}

    /// A scraper that reads from now on.
    ///
    /// @param plans by the ids of deployments in lower case; asked every ten seconds
    public static Scraper start(
            InstanceRuntime runtime,
            MetricStore store,
            Supplier<Map<String, ScrapePlan>> plans,
            InstantSource clock) {
        var scraper =
                new Scraper(runtime, store, plans, new Doors(InstancePage.ofThisMachine(), clock));
        scraper.thread.start();
        return scraper;
    }

    public SourceReport report() {
        return new SourceReport("scrape", newest, errors.sum());
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// Reads all instances that are due, at the same time, and returns when the last is read.
    void look(Instant now) {
        var visits = visits();
        var errorsBefore = errors.sum();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            visits.stream()
                    .filter(visit -> visit.plan().isDue(now.getEpochSecond() / TEN))
                    .forEach(visit -> threads.execute(() -> read(visit, now)));
        }
        forgetAllBut(visits);
        newest = errors.sum() == errorsBefore ? now : newest;
    }

    private List<Visit> visits() {
        var all = plans.get();
        return runtime.statuses().stream()
                .flatMap(status ->
                        Optional.ofNullable(all.get(status.id().toLowerCase(Locale.ROOT))).stream()
                                .flatMap(plan -> visits(status, plan)))
                .toList();
    }

    private static Stream<Visit> visits(DeploymentStatus status, ScrapePlan plan) {
        return status.instances().stream()
                .flatMap(instance ->
                        instance.state().process().stream()
                                .map(running -> new Visit(status, instance, running, plan)));
    }

    private void forgetAllBut(List<Visit> visits) {
        readings.keySet().retainAll(visits.stream().map(Visit::life).collect(Collectors.toSet()));
        failing.retainAll(
                visits.stream().map(visit -> visit.instance().id()).collect(Collectors.toSet()));
    }

    private record Visit(
            DeploymentStatus deployment,
            InstanceStatus instance,
            InstanceState.Running running,
            ScrapePlan plan) {
        Life life() {
            return new Life(instance.id(), running.pid());
        }
    }

    private void read(Visit visit, Instant now) {
        switch (page.read(visit.running().port(), visit.plan().path())) {
            case EgressReply.Answered(var status, var body) when status == 200 ->
                    keep(visit, ExpositionText.read(body), now);
            case EgressReply.Answered(var status, _) -> fail(visit, "answered " + status);
            case EgressReply.TooLarge() -> fail(visit, "tells too much");
            case EgressReply.Failed(var why) -> fail(visit, why);
        }
    }

    private void keep(Visit visit, ExpositionText.Outcome outcome, Instant now) {
        switch (outcome) {
            case ExpositionText.Outcome.Broken(var why) -> fail(visit, why);
            case ExpositionText.Outcome.Read(var text) -> {
                failing.remove(visit.instance().id());
                readings
                        .computeIfAbsent(visit.life(), _ -> new InstanceReadings())
                        .told(text, visit.plan(), now)
                        .stream()
                        .limit(MOST_POINTS)
                        .forEach(told -> store.add(key(visit, told), now, Bucket.of(told.value())));
            }
        }
    }

    private static SeriesKey key(Visit visit, InstanceReadings.Told told) {
        var dimensions = new HashMap<>(told.labels());
        dimensions.put("instanceId", visit.instance().id());
        return new SeriesKey(
                new MetricKey(visit.deployment().id(), NAMESPACE, told.metric()), dimensions);
    }

    /// Told once until it works again: an instance without the page is asked again and again.
    private void fail(Visit visit, String why) {
        errors.increment();
        if (failing.add(visit.instance().id())) {
            LOG.log(
                    Level.WARNING,
                    "{0} of {1}: {2}: {3}",
                    visit.plan().path(),
                    visit.instance().id(),
                    visit.deployment().id(),
                    why);
        }
    }

    private void work() {
        try {
            while (true) {
                Thread.sleep(untilNext(clock.instant()));
                attempt(clock.instant());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Instant now) {
        try {
            look(now);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "instances could not be read", e);
        }
    }

    private static Duration untilNext(Instant now) {
        var left = Math.floorMod(BEFORE_THE_END - now.toEpochMilli(), TEN_SECONDS);
        return Duration.ofMillis(left == 0 ? TEN_SECONDS : left);
    }
}
