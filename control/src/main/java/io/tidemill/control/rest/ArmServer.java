package io.tidemill.control.rest;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A port on which a handler answers, one virtual thread a request. `GET /healthz` answers without
/// a token.
public final class ArmServer implements AutoCloseable {
    private static final int LARGEST_BODY = 1 << 20;
    private static final int MOST_CONNECTIONS = 4096;

    private final WebServer server;

    private ArmServer(WebServer server) {
        this.server = server;
    }

    /// Starts listening.
    ///
    /// @param port 0 takes any that is free
    /// @param pages asked first, such as static files; what they pass on goes to the handler
    /// @throws PortUnavailableException when the port is taken or not ours to take
    public static ArmServer start(
            String host, int port, ArmHandler handler, List<? extends HttpService> pages) {
        WebServer server =
                WebServer.builder()
                        .host(host)
                        .port(port)
                        .shutdownHook(false) // the process that starts us also says when to stop
                        .maxPayloadSize(LARGEST_BODY)
                        .maxTcpConnections(MOST_CONNECTIONS)
                        .directHandlers(ArmServer::refusals)
                        .routing(routing -> route(routing, handler, pages))
                        .build();
        return listening(server, host, port);
    }

    /// The library logs a port that it cannot open and goes on; only its state tells.
    private static ArmServer listening(WebServer server, String host, int port) {
        try {
            server.start();
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new PortUnavailableException(host, port, e);
        }
        if (!server.isRunning()) {
            throw new PortUnavailableException(host, port);
        }
        return new ArmServer(server);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void route(
            HttpRouting.Builder routing, ArmHandler handler, List<? extends HttpService> pages) {
        routing.get("/healthz", (_, response) -> response.send("ok\n"));
        pages.forEach(routing::register);
        routing.any((request, response) -> send(response, handler.handle(read(request))));
    }

    private static ArmRequest read(ServerRequest request) {
        var prologue = request.prologue();
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.name(), header.get()));
        return new ArmRequest(
                prologue.method().text(),
                prologue.uriPath().rawPath(),
                ArmRequest.parse(prologue.query().rawValue()),
                headers,
                body(request),
                Map.of());
    }

    private static String body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return "";
        }
        try (InputStream stream = request.content().inputStream()) {
            return new String(
                    stream.readAllBytes(), StandardCharsets.UTF_8); // bounded by the server
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(ServerResponse response, ArmResponse answer) {
        response.status(answer.status());
        answer.headers().forEach(response::header);
        if (answer.body().isEmpty()) {
            response.send();
        } else {
            response.header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
            response.send(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    /// What never reaches a handler, such as a request that is not HTTP, gets an ARM error too.
    private static void refusals(io.helidon.webserver.http.DirectHandlers.Builder handlers) {
        for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, ArmServer::refusal);
        }
    }

    private static DirectHandler.TransportResponse refusal(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            String detail) {
        ArmError error = status.code() == 413 ? tooLarge() : refused(status);
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .keepAlive(false)
                .entity(error.toJson().toString())
                .build();
    }

    private static ArmError tooLarge() {
        return ArmError.of(413, "RequestEntityTooLarge", "The body is over the limit of 1 MiB.");
    }

    private static ArmError refused(Status status) {
        String reason = status.reasonPhrase();
        return ArmError.of(
                status.code(), reason.replace(" ", ""), "The request was refused: " + reason + ".");
    }
}
