package io.tidemill.control.delivery;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Carries what is in the outbox: to each receiver one delivery at a time and in order, to all
/// receivers at once. Any thread may call [#wake].
///
/// Closing it finishes the attempts that are being made, for a few seconds; what did not arrive
/// stays in the outbox for the next start.
public final class Courier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());

    /// How many receivers are called at once. More wait, never longer than a call may take.
    private static final int MOST_AT_ONCE = 128;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Outbox outbox;
    private final Map<Channel, Carrier> carriers;
    private final Settlement settlement;
    private final InstantSource clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore calls = new Semaphore(MOST_AT_ONCE);
    private final Semaphore wakes = new Semaphore(0);
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofVirtual().name("courier").unstarted(this::work);

    /// @param carriers one for each channel
    public Courier(Outbox outbox, Map<Channel, Carrier> carriers, InstantSource clock) {
        this(outbox, carriers, clock, Retry.DEFAULT);
    }

    Courier(Outbox outbox, Map<Channel, Carrier> carriers, InstantSource clock, Retry retry) {
        this.outbox = outbox;
        this.carriers = Map.copyOf(carriers);
        this.clock = clock;
        settlement = new Settlement(outbox, retry, new SecureRandom());
    }

    public void start() {
        thread.start();
    }

    /// Says that there may be something new in the outbox.
    public void wake() {
        wakes.release();
    }

    @Override
    public void close() {
        thread.interrupt();
        attempts.shutdown();
        try {
            thread.join();
            if (!attempts.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                attempts.shutdownNow();
                attempts.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (true) {
                Duration pause = round();
                wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration round() throws InterruptedException {
        try {
            return dispatch(clock.instant());
        } catch (InterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The outbox could not be read", e);
            return LONGEST_PAUSE;
        }
    }

    /// Starts what is due, and returns how long nothing else will be. Who is busy is asked before
    /// the outbox: a delivery that ends in between is left for the next round instead of being made
    /// twice.
    private Duration dispatch(Instant now) throws InterruptedException {
        Set<String> busyBefore = Set.copyOf(busy);
        Instant next = now.plus(LONGEST_PAUSE);
        for (Delivery head : outbox.heads()) {
            if (busyBefore.contains(head.lane())) {
                continue;
            }
            if (head.due().isAfter(now)) {
                next = head.due().isBefore(next) ? head.due() : next;
            } else {
                begin(head);
            }
        }
        return Duration.between(now, next).plusMillis(1);
    }

    private void begin(Delivery delivery) throws InterruptedException {
        calls.acquire();
        busy.add(delivery.lane());
        attempts.execute(() -> attempt(delivery));
    }

    private void attempt(Delivery delivery) {
        boolean settled = settled(delivery, carry(delivery));
        busy.remove(delivery.lane());
        calls.release();
        if (settled) { // else the outbox is not well, and its next round comes soon enough
            wake();
        }
    }

    private boolean settled(Delivery delivery, Outcome outcome) {
        try {
            settlement.settle(delivery, outcome, clock.instant());
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A delivery's end could not be noted", e);
            return false;
        }
    }

    private Outcome carry(Delivery delivery) {
        try {
            return carriers.getOrDefault(delivery.message().channel(), Courier::nobody)
                    .carry(delivery);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A delivery failed in a way that is not known", e);
            return new Outcome.Failed(e.getClass().getSimpleName());
        }
    }

    private static Outcome nobody(Delivery delivery) {
        return new Outcome.Rejected("nothing carries " + delivery.message().channel());
    }
}
