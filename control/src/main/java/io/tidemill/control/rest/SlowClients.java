package io.tidemill.control.rest;

import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A watch over the threads that wait for their client: who lets one wait too long loses the
/// connection.
///
/// A limit for each single read would not do: a client that sends a byte now and then would keep a
/// connection for days.
final class SlowClients implements AutoCloseable {
    private static final int LOOKS = 4;

    private final Duration patience;
    private final Map<Thread, Long> waiting = new ConcurrentHashMap<>();
    private final Thread watch;

    private SlowClients(Duration patience) {
        this.patience = patience;
        watch = Thread.ofVirtual().name("slow-clients").unstarted(this::look);
    }

    static SlowClients watch(Duration patience) {
        SlowClients clients = new SlowClients(patience);
        clients.watch.start();
        return clients;
    }

    /// Does something that takes as long as the client lets it.
    <T> T timed(Supplier<T> step) {
        begin();
        try {
            return step.get();
        } finally {
            end();
        }
    }

    /// From here on this thread waits for its client.
    void begin() {
        waiting.put(Thread.currentThread(), System.nanoTime());
    }

    /// The client was quick enough; if only almost, its connection is over all the same.
    void end() {
        waiting.remove(Thread.currentThread());
        if (Thread.interrupted()) {
            throw new CloseConnectionException("The client took too long.");
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(LOOKS));
                waiting.keySet().forEach(this::hurry);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// In one step with the removal, so that nobody is interrupted who waits no more.
    private void hurry(Thread thread) {
        waiting.computeIfPresent(thread, this::interruptIfLate);
    }

    private @Nullable Long interruptIfLate(Thread thread, Long since) {
        if (System.nanoTime() - since < patience.toNanos()) {
            return since;
        }
        thread.interrupt();
        return null; // which removes it
    }
}
