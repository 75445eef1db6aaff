package io.tidemill.cli;

import java.net.URI;
import java.nio.file.Path;

/// A control plane, gateway and instances of one data folder, running in this process until closed.
public interface RunningServer extends AutoCloseable {

    /// Where the control plane listens in the clear.
    URI controlUri();

    /// Where the control plane listens with TLS.
    URI tlsUri();

    /// Where the gateway listens.
    URI gatewayUri();

    /// Stops listening, drains and stops the instances, closes the data.
    @Override
    void close();

    /// Starts servers. What goes wrong comes as an exception whose message is for the person who
    /// started it.
    @FunctionalInterface
    interface Starter {
        RunningServer start(Path data, int portOffset);
    }
}
