package io.tidemill.gateway;

import java.util.HashSet;
import java.util.Set;

/// The endpoints that one client connection has been used for; told to the listener once each.
/// Confined to the connection's event loop.
final class UsedEndpoints {
    private final RequestListener listener;
    private final Set<String> names = HashSet.newHashSet(1);

    UsedEndpoints(RequestListener listener) {
        this.listener = listener;
    }

    void use(String endpoint) {
        if (names.add(endpoint)) {
            listener.connectionOpened(endpoint);
        }
    }

    /// The connection is gone.
    void release() {
        names.forEach(listener::connectionClosed);
        names.clear();
    }
}
