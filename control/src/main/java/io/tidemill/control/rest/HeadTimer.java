package io.tidemill.control.rest;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/// Times what comes between a request's first line and its last header.
record HeadTimer(SlowClients slow) implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        slow.begin();
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        slow.end();
    }
}
