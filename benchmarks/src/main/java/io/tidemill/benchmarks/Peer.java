package io.tidemill.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// A server of others that takes Prometheus' remote write; its program is on the path.
enum Peer {
    PROMETHEUS("/-/ready", "/api/v1/write", "/api/v1/admin/tsdb/snapshot"),
    VICTORIA_METRICS("/health", "/api/v1/write", "/internal/force_flush");

    private final String ready;
    private final String write;
    private final String pack;

    Peer(String ready, String write, String pack) {
        this.ready = ready;
        this.write = write;
        this.pack = pack;
    }

    /// The page that answers with success once it is ready.
    String ready() {
        return ready;
    }

    /// The page that takes samples.
    String write() {
        return write;
    }

    /// The page that lets it bring its samples into the form in which they stay.
    String pack() {
        return pack;
    }

    /// What starts it, with all it keeps below the folder.
    List<String> command(Path folder, int port) {
        return switch (this) {
            case PROMETHEUS ->
                    List.of(
                            "prometheus",
                            "--config.file=/dev/null",
                            "--storage.tsdb.path=" + folder,
                            "--web.listen-address=127.0.0.1:" + port,
                            "--web.enable-remote-write-receiver",
                            "--web.enable-admin-api",
                            "--log.level=error");
            case VICTORIA_METRICS ->
                    List.of(
                            "victoria-metrics",
                            "-storageDataPath=" + folder,
                            "-httpListenAddr=127.0.0.1:" + port,
                            "-loggerLevel=ERROR");
        };
    }

    /// Whether a file holds samples once they are packed.
    boolean isOfSamples(Path file) {
        return switch (this) {
            case PROMETHEUS -> isBelow(file, "snapshots") && isBelow(file, "chunks");
            case VICTORIA_METRICS -> isBelow(file, "data");
        };
    }

    /// Whether a file holds names of series once samples are packed.
    boolean isOfNames(Path file) {
        return switch (this) {
            case PROMETHEUS -> isBelow(file, "snapshots") && file.endsWith("index");
            case VICTORIA_METRICS -> isBelow(file, "indexdb");
        };
    }

    private static boolean isBelow(Path file, String folder) {
        for (var part : file) {
            if (part.toString().equals(folder)) {
                return true;
            }
        }
        return false;
    }
}
