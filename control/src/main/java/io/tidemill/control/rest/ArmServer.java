package io.tidemill.control.rest;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import java.io.UncheckedIOException;
import java.util.List;

/// A port on which a handler answers, one virtual thread a request. `GET /healthz` answers without
/// a token.
public final class ArmServer implements AutoCloseable {
    /// What pages may take that read large bodies themselves, piece by piece, such as uploads.
    private static final long LARGEST_UPLOAD = 16L << 30;

    private static final int LONGEST_LINE = 8 << 10;
    private static final long MOST_STREAMS = 128;

    private final WebServer server;
    private final SlowClients slow;

    private ArmServer(WebServer server, SlowClients slow) {
        this.server = server;
        this.slow = slow;
    }

    /// Starts listening in the clear, with the usual bounds.
    ///
    /// @param port 0 takes any that is free
    /// @param pages asked first, such as static files; what they pass on goes to the handler
    /// @throws PortUnavailableException when the port is taken or not ours to take
    public static ArmServer start(
            String host, int port, ArmHandler handler, List<? extends HttpService> pages) {
        return start(Listener.plain(host, port), handler, pages);
    }

    /// Starts listening.
    ///
    /// @param pages asked first, such as static files; what they pass on goes to the handler
    /// @throws PortUnavailableException when the port is taken or not ours to take
    public static ArmServer start(
            Listener listener, ArmHandler handler, List<? extends HttpService> pages) {
        SlowClients slow = SlowClients.watch(listener.bounds().patience());
        Exchange exchange = new Exchange(new RequestReader(listener), handler, slow);
        WebServer server =
                bounded(listener, slow)
                        .host(listener.host())
                        .port(listener.port())
                        .shutdownHook(false) // the process that starts us also says when to stop
                        .directHandlers(Refusals::register)
                        .routing(routing -> route(routing, exchange, pages))
                        .build();
        return listening(new ArmServer(server, slow), listener);
    }

    private static WebServerConfig.Builder bounded(Listener listener, SlowClients slow) {
        RequestBounds bounds = listener.bounds();
        var builder =
                WebServer.builder()
                        .useNio(false) // channels know no time limit for reading, and look up names
                        // of callers
                        .idleConnectionTimeout(bounds.idle())
                        .idleConnectionPeriod(bounds.idle().dividedBy(2))
                        .maxPayloadSize(LARGEST_UPLOAD)
                        .maxTcpConnections(bounds.connections())
                        .protocolsDiscoverServices(false)
                        .contentEncoding(encoding -> encoding.addContentEncoding(new GzipAsIs()))
                        .addProtocol(http1(bounds, slow));
        return switch (listener.transport()) {
            case Listener.Transport.Plain() -> builder; // only TLS can agree on HTTP/2 beforehand
            case Listener.Transport.Tls(var context) ->
                    builder.tls(tls -> tls.sslContext(TimedTls.of(context, bounds.idle())))
                            .addProtocol(http2(bounds));
        };
    }

    private static Http1Config http1(RequestBounds bounds, SlowClients slow) {
        return Http1Config.builder()
                .maxPrologueLength(LONGEST_LINE)
                .maxHeadersSize(bounds.head())
                .addReceiveListener(new HeadTimer(slow))
                .build();
    }

    private static Http2Config http2(RequestBounds bounds) {
        return Http2Config.builder()
                .maxHeaderListSize(bounds.head())
                .maxConcurrentStreams(MOST_STREAMS)
                .build();
    }

    /// The library logs a port that it cannot open and goes on; only its state tells.
    private static ArmServer listening(ArmServer made, Listener listener) {
        try {
            made.server.start();
        } catch (IllegalStateException | UncheckedIOException e) {
            made.slow.close();
            throw new PortUnavailableException(listener.host(), listener.port(), e);
        }
        if (!made.server.isRunning()) {
            made.slow.close();
            throw new PortUnavailableException(listener.host(), listener.port());
        }
        return made;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        slow.close();
    }

    private static void route(
            HttpRouting.Builder routing, Exchange exchange, List<? extends HttpService> pages) {
        routing.get("/healthz", (_, response) -> response.send("ok\n"));
        pages.forEach(routing::register);
        routing.any(exchange);
    }
}
