package io.tidemill.control.rest;

import javax.net.ssl.SSLContext;

/// Where a server listens, how it is spoken to, and what it bears.
///
/// @param port 0 takes any that is free
/// @param forwarded whether a proxy in front of us says, in `X-Forwarded-Proto` and
///   `X-Forwarded-Host`, how the caller reached it; without a proxy anybody could say so
public record Listener(
        String host, int port, Transport transport, RequestBounds bounds, boolean forwarded) {

    /// What carries the requests.
    public sealed interface Transport {
        /// HTTP in the clear.
        record Plain() implements Transport {}

        /// HTTP inside TLS 1.2 or 1.3; the client picks HTTP/1.1 or HTTP/2.
        record Tls(SSLContext context) implements Transport {}
    }

    /// In the clear, with the usual bounds.
    public static Listener plain(String host, int port) {
        return new Listener(host, port, new Transport.Plain(), RequestBounds.DEFAULT, false);
    }

    String scheme() {
        return switch (transport) {
            case Transport.Plain() -> "http";
            case Transport.Tls _ -> "https";
        };
    }
}
