package io.tidemill.control.rest;

import java.time.Duration;

/// How much one client may ask of a server.
///
/// @param body the largest body of a request, in bytes
/// @param head the largest head of a request, in bytes: all headers together
/// @param connections the most that are open at once; further ones wait until one is closed
/// @param patience how long each may take: sending a request's head, sending its body, taking the
///   answer
/// @param idle how long a connection may stay open without a request
public record RequestBounds(int body, int head, int connections, Duration patience, Duration idle) {

    /// What fits most: a megabyte is ten times the largest setting there can be.
    public static final RequestBounds DEFAULT =
            new RequestBounds(
                    1 << 20, 16 << 10, 4096, Duration.ofSeconds(30), Duration.ofSeconds(75));

    /// The same with another bound for bodies.
    public RequestBounds withBody(int bytes) {
        return new RequestBounds(bytes, head, connections, patience, idle);
    }

    /// The same with other bounds for the time.
    RequestBounds withTimes(Duration each, Duration between) {
        return new RequestBounds(body, head, connections, each, between);
    }
}
