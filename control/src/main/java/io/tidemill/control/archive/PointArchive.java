package io.tidemill.control.archive;

import io.tidemill.control.metric.MetricArchive;
import io.tidemill.control.metric.Point;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.control.store.SqlDatabase;
import io.tidemill.control.store.StorageException;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Metric points in a database: a journal of what came lately, and packed hours.
///
/// Adding never waits: points are kept in memory until [#write], which an [ArchiveKeeper] calls
/// every two seconds, so that a killed process has lost no more than that. When the database
/// refuses, points wait for it, up to a million; what comes then is dropped and counted.
public final class PointArchive implements MetricArchive {
    private static final int MOST_WAITING = 1_000_000;

    private final SqlDatabase database;
    private final Duration retention;
    private final SeriesTable series = new SeriesTable(); // of the thread that writes
    private List<Point> waiting = new ArrayList<>(); // guarded by this
    private long dropped; // guarded by this

    /// @param retention how long minutes are kept
    public PointArchive(SqlDatabase database, Duration retention) {
        this.database = database;
        this.retention = retention;
    }

    @Override
    public synchronized void add(Point point) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(point);
        } else {
            dropped++;
        }
    }

    /// Points that are not in the database yet.
    public synchronized int waiting() {
        return waiting.size();
    }

    /// Points that never came into the database, because too many waited.
    public synchronized long dropped() {
        return dropped;
    }

    @Override
    public List<SeriesKey> series(String resourceId) {
        return database.read(connection ->
                SeriesTable.below(connection, SeriesTable.prefix(resourceId)).stream()
                        .map(SeriesTable.Row::key)
                        .toList());
    }

    @Override
    public List<Series> read(MetricKey metric, Window window, Until until) {
        return database.read(connection -> {
            var rows = SeriesTable.below(connection, SeriesTable.prefix(metric));
            return Reading.of(connection, rows, window, until);
        });
    }

    @Override
    public void replay(Instant now, Function<SeriesKey, Recorder> memory) {
        new Replay(database).since(now.minus(Resolution.MINUTE.kept()), memory);
    }

    /// Writes all points that wait. Not to be called by two threads at once, as is true of the
    /// others below.
    ///
    /// @throws StorageException when the database refused; then they still wait
    public void write(Instant now) {
        var points = taken();
        if (points.isEmpty()) {
            return;
        }
        try {
            database.write(connection -> {
                Journal.append(connection, now.getEpochSecond(), entries(connection, points));
                return Boolean.TRUE;
            });
        } catch (StorageException e) {
            series.forget();
            giveBack(points);
            throw e;
        }
    }

    /// Moves what the journal has gathered into packed hours.
    public void move() {
        database.write(connection -> {
            Move.all(connection);
            return Boolean.TRUE;
        });
    }

    /// Drops what nobody needs any more.
    public void drop(Instant now) {
        database.write(connection -> {
            int gone = Hours.of(now.minus(retention));
            var needed = now.minus(Resolution.TEN_SECONDS.kept());
            Journal.drop(connection, needed.getEpochSecond());
            HourTable.drop(connection, gone);
            series.drop(connection, Hours.of(now) - 1, gone);
            return Boolean.TRUE;
        });
    }

    private synchronized List<Point> taken() {
        var points = waiting;
        waiting = new ArrayList<>();
        return points;
    }

    private synchronized void giveBack(List<Point> points) {
        points.addAll(waiting);
        waiting = points;
    }

    private List<Entry> entries(Connection connection, List<Point> points) throws SQLException {
        var entries = new ArrayList<Entry>(points.size());
        try (var numbers = series.new Numbering(connection)) {
            for (var point : points) {
                int id = numbers.id(point.key(), Hours.of(point.at()));
                long second = point.at().getEpochSecond();
                entries.add(new Entry(id, point.resolutions(), second, point.bucket()));
            }
        }
        return entries;
    }
}
