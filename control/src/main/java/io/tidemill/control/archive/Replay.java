package io.tidemill.control.archive;

import io.tidemill.control.metric.Cells;
import io.tidemill.control.metric.MetricArchive.Recorder;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.control.store.SqlDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Tells memory again what it held before a restart: packed hours by one thread, the journal by
/// another, since both cost about the same.
final class Replay {
    private static final Set<Resolution> FINE = Set.of(Resolution.TEN_SECONDS);
    private static final Set<Resolution> MINUTE = Set.of(Resolution.MINUTE);

    private final SqlDatabase database;
    private final Map<Integer, Recorder> recorders = new HashMap<>();

    Replay(SqlDatabase database) {
        this.database = database;
    }

    /// @param memory where the points of a series go
    void since(Instant since, Function<SeriesKey, Recorder> memory) {
        int hour = Hours.of(since);
        read(connection ->
                SeriesTable.since(connection, hour)
                        .forEach(row -> recorders.put(row.id(), memory.apply(row.key()))));
        var journal = CompletableFuture.runAsync(() -> read(this::tellJournal));
        read(connection -> HourTable.readSince(connection, hour, this::tell));
        journal.join();
    }

    private interface Look {
        void at(Connection connection) throws SQLException;
    }

    private void read(Look look) {
        database.read(connection -> {
            look.at(connection);
            return Boolean.TRUE;
        });
    }

    private void tellJournal(Connection connection) throws SQLException {
        long moved = Journal.unmoved(connection).moved();
        Journal.read(connection, 0, moved, this::tellMoved);
        Journal.read(connection, moved, Long.MAX_VALUE, this::tell);
    }

    private void tell(int series, int hour, Cells minutes) {
        long start = Hours.start(hour).getEpochSecond();
        for (int minute = 0; minute < minutes.length(); minute++) {
            if (!minutes.isGap(minute)) {
                tell(new Entry(series, MINUTE, start + 60L * minute, minutes.get(minute)));
            }
        }
    }

    /// Its minutes are in the packed hours already.
    private void tellMoved(Entry entry) {
        if (entry.resolutions().contains(Resolution.TEN_SECONDS)) {
            tell(new Entry(entry.series(), FINE, entry.second(), entry.bucket()));
        }
    }

    private void tell(Entry entry) {
        var recorder = recorders.get(entry.series());
        if (recorder != null) {
            var at = Instant.ofEpochSecond(entry.second());
            recorder.add(entry.resolutions(), at, entry.bucket());
        }
    }
}
