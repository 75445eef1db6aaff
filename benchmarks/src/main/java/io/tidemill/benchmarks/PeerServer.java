package io.tidemill.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/// A running peer that has nothing yet. Samples go there one request after the other over one
/// connection.
final class PeerServer implements Destination {
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// A server that did so little for so long has nothing to do: VictoriaMetrics comes round to
    /// what it gathered every five seconds.
    private static final Duration IDLE = Duration.ofMillis(50);

    private static final Duration IDLE_FOR = Duration.ofSeconds(6);

    private final Peer peer;
    private final RemoteWrite samples;
    private final Path folder;
    private final int port;
    private final Process process;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PeerServer(Peer peer, MetricFleet fleet, Path folder) {
        this.peer = peer;
        this.folder = folder;
        samples = new RemoteWrite(fleet);
        port = freePort();
        process = started();
        awaitReady(Instant.now().plus(LONGEST_START));
    }

    @Override
    public Runnable delivery(Instant at, double[] values) {
        var requests = samples.bodies(at, values).stream().map(this::request).toList();
        return () -> requests.forEach(this::send);
    }

    @Override
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// Waits until the server has nothing to do any more.
    @Override
    public void pack() {
        send(page(peer.pack()).POST(BodyPublishers.noBody()).build());
        var before = cpu();
        for (pause(IDLE_FOR); cpu().minus(before).compareTo(IDLE) > 0; pause(IDLE_FOR)) {
            before = cpu();
        }
    }

    @Override
    public Size size() {
        stop();
        return new Size(bytes(peer::isOfSamples), bytes(peer::isOfNames));
    }

    @Override
    public void close() {
        stop();
        client.close();
    }

    private void stop() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Process started() {
        try {
            return new ProcessBuilder(peer.command(folder.resolve("kept"), port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Instant end) {
        while (!isReady()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(peer + " does not start");
            }
            pause(PAUSE);
        }
    }

    private boolean isReady() {
        try {
            return status(page(peer.ready()).build()) == 200;
        } catch (UncheckedIOException _) {
            return false; // it does not listen yet
        }
    }

    private HttpRequest request(byte[] body) {
        return page(peer.write())
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private void send(HttpRequest request) {
        int status = status(request);
        if (status / 100 != 2) {
            throw new IllegalStateException(request.uri() + " answered " + status);
        }
    }

    private int status(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long bytes(Predicate<Path> wanted) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(wanted)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
