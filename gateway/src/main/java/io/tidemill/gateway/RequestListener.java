package io.tidemill.gateway;

/// Hears of every request and connection that passed through the gateway.
///
/// Every method is called on an event loop that carries other requests, from several loops at once:
/// it must return within microseconds, never block and never throw.
public interface RequestListener {

    /// A request has come to its end, whatever that was. Not called for the gateway's own paths.
    void finished(CompletedRequest request);

    /// A client uses its connection for the endpoint for the first time.
    default void connectionOpened(String endpoint) {}

    /// A connection that was used for the endpoint is closed, by either side.
    default void connectionClosed(String endpoint) {}
}
