package io.tidemill.control.archive;

import io.tidemill.control.metric.Cells;
import io.tidemill.control.metric.Point;
import io.tidemill.control.metric.Resolution;
import io.tidemill.control.metric.SeriesKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Tells memory again what it held before a restart.
final class Replay {
    private static final Set<Resolution> FINE = Set.of(Resolution.TEN_SECONDS);
    private static final Set<Resolution> MINUTE = Set.of(Resolution.MINUTE);

    private final Connection connection;
    private final Consumer<Point> memory;
    private final Map<Integer, SeriesKey> keys = new HashMap<>();

    Replay(Connection connection, Consumer<Point> memory) {
        this.connection = connection;
        this.memory = memory;
    }

    void since(Instant since) throws SQLException {
        int hour = Hours.of(since);
        SeriesTable.since(connection, hour).forEach(row -> keys.put(row.id(), row.key()));
        HourTable.readSince(connection, hour, this::tell);
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
        var key = keys.get(entry.series());
        if (key != null) {
            var at = Instant.ofEpochSecond(entry.second());
            memory.accept(new Point(key, entry.resolutions(), at, entry.bucket()));
        }
    }
}
