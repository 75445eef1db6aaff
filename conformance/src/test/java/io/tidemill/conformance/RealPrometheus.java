package io.tidemill.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// A Prometheus server in a process of its own.
final class RealPrometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final URI uri;

    private RealPrometheus(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// A port that nobody listens on at this moment.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Starts it and waits until it can be asked.
    ///
    /// @param folder for what it keeps
    static RealPrometheus start(Path folder, int port, String config) throws IOException {
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        Process process =
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=" + file,
                                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start();
        var running = new RealPrometheus(process, URI.create("http://127.0.0.1:" + port));
        Await.until("Prometheus is ready", PATIENCE, running::isReady);
        return running;
    }

    /// The answer to an instant query, good or bad.
    JsonNode query(String expression) {
        String form = "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return Client.json(
                send(HttpRequest.newBuilder(uri.resolve("/api/v1/query"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                        .body());
    }

    /// Whether the expression has any value.
    boolean has(String expression) {
        return !query(expression).at("/data/result").isEmpty();
    }

    JsonNode get(String path) {
        return Client.json(send(HttpRequest.newBuilder(uri.resolve(path))).body());
    }

    private boolean isReady() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(uri.resolve("/-/ready")).build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Await.until("Prometheus ends", PATIENCE, () -> !process.isAlive());
    }
}
