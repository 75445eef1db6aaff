package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// A server that this command started, and that is closed exactly once: at the end of the command
/// or when the process is told to stop, whichever comes first.
final class ServerSession implements AutoCloseable {

    private final RunningServer server;
    private final Runnable afterwards;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ServerSession(RunningServer server, Runnable afterwards) {
        this.server = server;
        this.afterwards = afterwards;
    }

    /// Starts a server on a data folder; `afterwards` runs once it is closed.
    ///
    /// @throws CommandFailure saying in one line why it cannot start
    static ServerSession start(RunningServer.Starter starter, Place place, Runnable afterwards) {
        ServerSession session = new ServerSession(starting(starter, place, afterwards), afterwards);
        Runtime.getRuntime().addShutdownHook(new Thread(session::close, "stop"));
        return session;
    }

    /// Where a server keeps its data and how far its ports are moved.
    record Place(Path data, int portOffset) {}

    URI controlUri() {
        return server.controlUri();
    }

    URI tlsUri() {
        return server.tlsUri();
    }

    URI gatewayUri() {
        return server.gatewayUri();
    }

    /// Waits until the process is told to stop.
    void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /// Closes the server; does nothing when that has begun already.
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            server.close();
        } finally {
            afterwards.run();
            closed.countDown();
        }
    }

    private static RunningServer starting(
            RunningServer.Starter starter, Place place, Runnable afterwards) {
        try {
            return starter.start(place.data(), place.portOffset());
        } catch (RuntimeException e) {
            afterwards.run();
            CommandFailure failure =
                    new CommandFailure(
                            "CannotStart",
                            Objects.requireNonNullElse(e.getMessage(), e.toString()),
                            "");
            failure.initCause(e);
            throw failure;
        }
    }
}
