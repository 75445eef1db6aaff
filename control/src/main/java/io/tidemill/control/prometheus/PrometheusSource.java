package io.tidemill.control.prometheus;

import io.tidemill.control.metric.SourceReport;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// One Prometheus server as the engine reads it. Any thread may call.
///
/// The first look at a metric makes it one that is asked in the background from then on, a quarter
/// of a second after each of its buckets has ended, until nobody looked for a while.
public final class PrometheusSource implements MetricSource, AutoCloseable {
    /// Expressions, each at each of its grains, that are asked at the same time.
    static final int MOST_QUERIES = 500;

    private static final System.Logger LOG = System.getLogger(PrometheusSource.class.getName());

    /// Longer than settings are evaluated apart.
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);
    private static final int REFRESHES = 3;
    private static final int MOST_OBJECTIONS = 1000;
    private static final int QUESTIONS_AT_ONCE = 4;
    private static final int OFFSET_MILLIS = 250;

    private final PrometheusServer server;
    private final Function<Question, Answer> client;
    private final InstantSource clock;
    private final Instant started;
    private final Map<PolledQuery.Key, PolledQuery> queries = new ConcurrentHashMap<>();
    private final Map<String, String> objections = new ConcurrentHashMap<>();
    private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE);
    private final Semaphore wakes = new Semaphore(0);
    private final LongAdder errors = new LongAdder();
    private final Thread thread;

    PrometheusSource(
            PrometheusServer server, Function<Question, Answer> client, InstantSource clock) {
        this.server = server;
        this.client = client;
        this.clock = clock;
        this.started = clock.instant();
        this.thread = Thread.ofVirtual().name("prometheus-" + server.name()).unstarted(this::work);
    }

    /// A source that asks from now on.
    public static PrometheusSource start(PrometheusServer server, InstantSource clock) {
        var source = new PrometheusSource(server, new PrometheusClient(server)::ask, clock);
        source.thread.start();
        return source;
    }

    /// What was answered last, without waiting. The resource does not matter: an expression is the
    /// same for all.
    @Override
    public MetricReading read(MetricKey metric, Instant from, Instant to, Duration grain) {
        var key = new PolledQuery.Key(server.expression(metric.name()), grain);
        var known = queries.get(key);
        if (known != null) {
            return known.read(from, to, clock.instant());
        }
        return register(key)
                .map(fresh -> readFirst(fresh, from, to))
                .orElseGet(() ->
                        new MetricReading.Unreadable(
                                "prometheus.%s is asked %d expressions already, the most there are"
                                        .formatted(server.name(), MOST_QUERIES)));
    }

    /// What the server said when it was last asked whether it takes the expression of a metric;
    /// empty too when it was not asked, or could not say. Never waits.
    Optional<String> objection(String metric) {
        return Optional.ofNullable(objections.get(server.expression(metric)));
    }

    /// Asks whether the server takes the expression of a metric, and waits for the answer, at most
    /// as long as the time-out.
    void judge(String metric) {
        var expression = server.expression(metric);
        // Two buckets make it a range query, as it will be asked.
        var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        var question = new Question(expression, now.minusSeconds(20), Duration.ofSeconds(10), 2);
        if (objections.size() >= MOST_OBJECTIONS) {
            objections.clear();
        }
        if (client.apply(question) instanceof Answer.Refused(var why)) {
            objections.put(expression, why);
        } else {
            objections.remove(expression);
        }
    }

    PrometheusServer server() {
        return server;
    }

    /// How the server is doing: the oldest answer of all that are asked of it.
    public SourceReport report() {
        var now = clock.instant();
        var newest =
                queries.values().stream()
                        .map(query -> query.knownAt(started, now))
                        .min(Comparator.naturalOrder())
                        .orElse(now);
        return new SourceReport("prometheus/" + server.name(), newest, errors.sum());
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// Forgets what nobody looks at, and asks what is due.
    void look(Instant now) {
        queries.values().removeIf(query -> query.isUnusedSince(now.minus(FORGOTTEN_AFTER)));
        queries.forEach((key, query) -> {
            if (query.isDue(now) && query.takeTurn()) {
                Thread.ofVirtual().name("prometheus-question").start(() -> ask(key, query, now));
            }
        });
    }

    private MetricReading readFirst(PolledQuery fresh, Instant from, Instant to) {
        var reading = fresh.read(from, to, clock.instant());
        wakes.release();
        return reading;
    }

    /// A few more than the most may come in at the same moment.
    private Optional<PolledQuery> register(PolledQuery.Key key) {
        return queries.size() >= MOST_QUERIES
                ? Optional.empty()
                : Optional.of(
                        queries.computeIfAbsent(
                                key, _ -> new PolledQuery(key, patience(), clock.instant())));
    }

    private Duration patience() {
        var refreshes = server.pace().refresh().multipliedBy(REFRESHES);
        return refreshes.compareTo(LEAST_PATIENCE) > 0 ? refreshes : LEAST_PATIENCE;
    }

    void ask(PolledQuery.Key key, PolledQuery query, Instant now) {
        questions.acquireUninterruptibly();
        try {
            var before = query.isFailing();
            if (query.poll(client, now) instanceof Standing.Failing failing) {
                errors.increment();
                tell(before, Level.WARNING, key, failing.why());
            } else {
                tell(!before, Level.INFO, key, "answered again");
            }
        } finally {
            questions.release();
        }
    }

    /// Once for each change: a server that is down for a night must not fill the log.
    private void tell(boolean isNoNews, Level level, PolledQuery.Key key, String what) {
        if (!isNoNews) {
            LOG.log(level, "prometheus.{0}: {1}: {2}", server.name(), key.expression(), what);
        }
    }

    private void work() {
        try {
            while (true) {
                look(clock.instant());
                if (wakes.tryAcquire(
                        untilNext(clock.instant()).toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilNext(Instant now) {
        var refresh = server.pace().refresh().toMillis();
        var left = Math.floorMod(OFFSET_MILLIS - now.toEpochMilli(), refresh);
        return Duration.ofMillis(left == 0 ? refresh : left);
    }
}
