package io.tidemill.control.metric;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// The thread that looks at everything about once a second, a quarter after the full one: so what
/// belongs to the second before has arrived, and what is made of it is there before the next full
/// one.
public final class MetricCollector implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MetricCollector.class.getName());
    private static final int OFFSET_MILLIS = 250;

    private final InstantSource clock;
    private final Consumer<Instant> work;
    private final Thread thread;
    private final LongAdder errors = new LongAdder();

    /// When everything was last looked at without an error. Written by the thread alone.
    private volatile Instant newest;

    private MetricCollector(InstantSource clock, Consumer<Instant> work) {
        this.clock = clock;
        this.work = work;
        this.newest = clock.instant();
        this.thread = Thread.ofVirtual().name("metric-collector").unstarted(this::run);
    }

    /// Starts to collect from both, into a store that is tidied on the way.
    public static MetricCollector start(
            InstantSource clock,
            RequestMetrics requests,
            InstanceSampler instances,
            MetricStore store) {
        var collector =
                new MetricCollector(
                        clock,
                        now -> {
                            requests.collect(now);
                            instances.sample(now);
                            if (now.getEpochSecond() % 60 == 0) {
                                store.forget(now);
                            }
                        });
        collector.thread.start();
        return collector;
    }

    /// How long to wait for the next look.
    static Duration untilNext(Instant now) {
        var millis = Math.floorMod(OFFSET_MILLIS - now.toEpochMilli(), 1000L);
        return Duration.ofMillis(millis == 0 ? 1000 : millis);
    }

    /// How the collection of requests and instances is doing.
    public SourceReport report() {
        return new SourceReport("collector", newest, errors.sum());
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(untilNext(clock.instant()));
                look(clock.instant());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Instant now) {
        try {
            work.accept(now);
            newest = now;
        } catch (RuntimeException e) {
            errors.increment();
            LOG.log(Level.ERROR, "metrics of " + now, e);
        }
    }
}
