package io.tidemill.modelserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;

/// The HTTP side: the JDK's own server on virtual threads, one for each call. It gives every answer
/// its trace ids and its line in the access log.
final class HttpFront implements HttpHandler, AutoCloseable {

    /// The JDK's server takes its settings from system properties. A gateway keeps its connections
    /// open between calls, so they may be idle for long; without `nodelay` each answer waits 40 ms.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "sun.net.httpserver.idleInterval", "120",
                    "sun.net.httpserver.maxReqTime", "60",
                    "sun.net.httpserver.nodelay", "true");

    private static final int BACKLOG = 256;
    private static final int NO_BODY = -1;
    private static final int LAST_CALLS_SECONDS = 1;

    private final List<Route> routes;
    private final ServerLog log;
    private final HttpServer server;

    /// Listens from here on, answers from [#start] on.
    HttpFront(int port, List<Route> routes, ServerLog log) {
        SETTINGS.forEach(HttpFront::setDefault);
        this.routes = List.copyOf(routes);
        this.log = log;
        server = bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    private static void setDefault(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static HttpServer bind(InetSocketAddress address) {
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    void start() {
        server.createContext("/", this);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void handle(HttpExchange call) throws IOException {
        long began = System.nanoTime();
        try (call) {
            Answer answer = answer(call);
            write(answer, call);
            String path = call.getRequestURI().getRawPath();
            if (Route.isLogged(routes, path)) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                log.access(call.getRequestMethod() + " " + path, answer, took);
            }
        }
    }

    private Answer answer(HttpExchange call) throws IOException {
        Optional<String> tooLong = TraceIds.tooLong(call.getRequestHeaders());
        if (tooLong.isPresent()) {
            return Answer.problem(
                    431,
                    tooLong.get() + " must have at most " + TraceIds.MAX_LENGTH + " characters");
        }
        try {
            return Route.answer(routes, call);
        } catch (RuntimeException e) {
            log.error("a call failed", e);
            return Answer.problem(
                    500, "An unexpected internal error occurred. Check the logs for more info.");
        }
    }

    private static void write(Answer answer, HttpExchange call) throws IOException {
        byte[] body = answer.bytes();
        answer.headers().forEach(call.getResponseHeaders()::set);
        TraceIds.answering(call.getRequestHeaders(), () -> UUID.randomUUID().toString())
                .headers()
                .forEach(call.getResponseHeaders()::set);
        if (call.getRequestMethod().equals("HEAD")) {
            call.sendResponseHeaders(answer.status(), NO_BODY);
            return;
        }
        call.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(body);
        }
    }

    /// Ends at once when no call is under way, else after a second.
    @Override
    public void close() {
        server.stop(LAST_CALLS_SECONDS);
    }
}
