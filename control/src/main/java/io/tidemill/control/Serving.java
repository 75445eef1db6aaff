package io.tidemill.control;

import java.util.List;

/// The gateway, as the control plane sees it: told what to serve, asked what is in flight.
public interface Serving {
    /// Serves exactly these endpoints from now on. Returns when new requests follow it.
    void serve(List<RoutedEndpoint> endpoints);

    /// Requests that an instance is working on now, also when it gets no new ones any more.
    int inFlight(String instanceId);
}
