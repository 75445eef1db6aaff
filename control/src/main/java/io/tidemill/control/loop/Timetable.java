package io.tidemill.control.loop;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// When which setting is due next. It has no clock: it is told the time. Called by one thread.
final class Timetable {

    private final Beat beat;
    private Map<String, Entry> entries = new HashMap<>();

    private record Entry(Duration interval, Instant due) {}

    Timetable(Beat beat) {
        this.beat = beat;
    }

    /// The settings that are due now. A setting that was not there before is due at its next time,
    /// one that is gone or disabled is forgotten. A time that was missed is not made up for.
    List<AutoscaleSetting> due(List<AutoscaleSetting> settings, Instant now) {
        var due = new ArrayList<AutoscaleSetting>();
        var next = new HashMap<String, Entry>();
        for (var setting : settings) {
            if (setting.enabled()) {
                var id = setting.id().toLowerCase(Locale.ROOT);
                var interval = beat.interval(setting);
                var entry = entry(id, interval, now);
                if (!entry.due.isAfter(now)) {
                    due.add(setting);
                    entry = new Entry(interval, beat.next(now, interval));
                }
                next.put(id, entry);
            }
        }
        entries = next;
        return due;
    }

    /// The earliest time at which something is due, if anything is.
    Optional<Instant> earliest() {
        return entries.values().stream().map(Entry::due).min(Instant::compareTo);
    }

    /// What was planned, unless the interval changed or the clock was set back.
    private Entry entry(String id, Duration interval, Instant now) {
        var fresh = new Entry(interval, beat.next(now, interval));
        return Optional.ofNullable(entries.get(id))
                .filter(known -> known.interval.equals(interval) && !known.due.isAfter(fresh.due))
                .orElse(fresh);
    }
}
