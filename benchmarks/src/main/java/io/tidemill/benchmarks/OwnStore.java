package io.tidemill.benchmarks;

import io.tidemill.control.archive.PointArchive;
import io.tidemill.control.archive.PointTables;
import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Our store in this process, with its archive in a file. The archive is looked after as often as
/// [io.tidemill.control.archive.ArchiveKeeper] does, but by the clock of the samples.
final class OwnStore implements Destination {
    private static final Duration RETENTION = Duration.ofDays(93);
    private static final int SECONDS_BETWEEN_WRITES = 2;
    private static final int WRITES_A_MINUTE = 60 / SECONDS_BETWEEN_WRITES;
    private static final long MINUTES_BETWEEN_MOVES = 5;

    private final MetricFleet fleet;
    private final Database database;
    private final PointArchive archive;
    private final MetricStore store;

    OwnStore(MetricFleet fleet, Path folder) {
        this.fleet = fleet;
        database =
                Database.open(
                        folder.resolve("metrics.db"), PointTables.SCHEMA, Durability.CHECKPOINTS);
        archive = new PointArchive(database, RETENTION);
        store = new MetricStore(MetricStore.SERIES_A_RESOURCE, archive);
    }

    @Override
    public Runnable delivery(Instant at, double[] samples) {
        return () -> {
            addInParts(at, samples);
            tidy(at.getEpochSecond() / 60 + 1);
        };
    }

    private void addInParts(Instant at, double[] samples) {
        for (int part = 0; part < WRITES_A_MINUTE; part++) {
            int end = samples.length * (part + 1) / WRITES_A_MINUTE;
            for (int i = samples.length * part / WRITES_A_MINUTE; i < end; i++) {
                store.add(fleet.keys().get(i), at, Bucket.of(samples[i]));
            }
            archive.write(at.plusSeconds((long) part * SECONDS_BETWEEN_WRITES));
        }
    }

    private void tidy(long minute) {
        if (minute % MINUTES_BETWEEN_MOVES == 0) {
            archive.move();
        }
        if (minute % 60 == 0) {
            archive.drop(Instant.ofEpochSecond(minute * 60));
        }
    }

    @Override
    public Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void pack() {
        archive.move();
    }

    /// Its database stays open until it is closed.
    @Override
    public Size size() {
        return database.read(connection ->
                new Size(
                        pages(connection, "packed_hour"),
                        pages(connection, "series")
                                + pages(connection, "sqlite_autoindex_series_1")));
    }

    /// The bytes of all pages of that table or index.
    private static long pages(Connection connection, String name) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT SUM(pgsize) FROM dbstat WHERE name = ?")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
