package io.tidemill.control.delivery;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Somebody who gets POSTs. It answers what it was told to, then 204.
final class Receiver implements AutoCloseable {
    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    record Post(String path, String id, String attempt, String body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    void answers(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// The next POST, as soon as it is there.
    Post next() throws InterruptedException {
        return requireNonNull(posts.poll(20, TimeUnit.SECONDS), "no POST within 20 s");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Integer answer = answers.poll();
            posts.add(
                    new Post(
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders().getFirst(WebCarrier.ID_HEADER),
                            exchange.getRequestHeaders().getFirst(WebCarrier.ATTEMPT_HEADER),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
        }
    }
}
