package io.tidemill.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A control plane that gives prepared answers on a free port and remembers what it was asked.
public final class FakeControl implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Prepared>> answers = new HashMap<>();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    private record Prepared(int status, String body, Map<String, String> headers) {}

    public FakeControl() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Answers `request`, such as `GET /a/b`, with `body`. Several answers come one after another;
    /// the last one stays.
    public FakeControl on(String request, int status, String body) {
        return on(request, status, body, Map.of());
    }

    public FakeControl on(String request, int status, String body, Map<String, String> headers) {
        answers.computeIfAbsent(fold(request), _ -> new ArrayDeque<>())
                .add(new Prepared(status, body, headers));
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Each request as `METHOD path?query authorization body`.
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /// Writes the profile that leads here into a data folder.
    public void writeProfile(Path data) throws IOException {
        Files.writeString(
                data.resolve("cli.json"),
                """
                {"url": "%s", "token": "secret", "subscription": "s", "resourceGroup": "g", "workspace": "w"}
                """
                        .formatted(uri()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            seen.add(
                    "%s %s %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI(),
                                    exchange.getRequestHeaders().getFirst("Authorization"),
                                    body)
                            .strip());
            send(exchange, next(request));
        }
    }

    private synchronized Prepared next(String request) {
        Deque<Prepared> prepared = answers.get(fold(request));
        if (prepared == null) {
            return new Prepared(
                    404,
                    "{\"error\": {\"code\": \"ResourceNotFound\", \"message\": \"Nothing at %s.\"}}"
                            .formatted(request),
                    Map.of());
        }
        return prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
    }

    private static void send(HttpExchange exchange, Prepared answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String fold(String request) {
        return request.toLowerCase(Locale.ROOT);
    }
}
