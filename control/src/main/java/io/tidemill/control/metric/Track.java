package io.tidemill.control.metric;

import io.tidemill.engine.metric.Buckets;
import java.time.Instant;
import java.util.Optional;

/// The newest buckets of one series at one resolution: a ring that grows with what it holds, up to
/// what is kept, and then lets the oldest go. Not safe for several threads: its series guards it.
final class Track {

    private static final int SMALLEST = 8;

    private final Resolution resolution;
    private Cells cells = new Cells(SMALLEST);

    /// The slots held are `[first, end)`; slot `s` lies at index `s` modulo the length of the
    /// cells.
    private long first;

    private long end;

    Track(Resolution resolution) {
        this.resolution = resolution;
    }

    /// Adds to the bucket that holds the moment. What is older than anything that would still be
    /// kept is dropped.
    void add(Instant at, Bucket bucket) {
        var slot = resolution.slot(at);
        if (first == end) {
            first = slot;
            end = slot;
        }
        if (slot >= end - resolution.capacity()) {
            cover(slot);
            cells.add(index(slot), bucket);
        }
    }

    /// The buckets of `[from, to)`, gaps included, or empty when nothing of that time is held.
    Optional<Buckets> read(Instant from, Instant to) {
        var begin = Math.max(first, resolution.slot(from));
        var stop = Math.min(end, resolution.slot(to.plus(resolution.length()).minusNanos(1)));
        if (begin >= stop) {
            return Optional.empty();
        }
        var size = Math.toIntExact(stop - begin);
        var held = cells.columns(size);
        for (int i = 0; i < size; i++) {
            cells.write(index(begin + i), held, i);
        }
        return Optional.of(Buckets.adopting(resolution.start(begin), resolution.length(), held));
    }

    /// The bucket that is not empty and begins last, with its beginning.
    Optional<Latest> latest() {
        for (long slot = end - 1; slot >= first; slot--) {
            if (!cells.isGap(index(slot))) {
                return Optional.of(new Latest(resolution.start(slot), cells.get(index(slot))));
            }
        }
        return Optional.empty();
    }

    /// All that was ever added from this moment on is held.
    Instant wholeSince() {
        return first == end ? Instant.MAX : resolution.start(first);
    }

    /// When the newest bucket ends.
    Instant end() {
        return resolution.start(end);
    }

    /// From now on, what is not held since that moment is a gap, not something that was let go.
    void reachBack(Instant since) {
        var slot = resolution.slot(since);
        if (first < end && slot < first) {
            cover(Math.max(slot, end - resolution.capacity()));
        }
    }

    /// Whether even the newest bucket is older than what is kept.
    boolean isStale(Instant now) {
        return end <= resolution.slot(now) - resolution.capacity();
    }

    /// Makes room for the slot, with gaps between it and what is held already.
    private void cover(long slot) {
        var newEnd = Math.max(end, slot + 1);
        var newFirst = Math.max(Math.min(first, slot), newEnd - resolution.capacity());
        if (newEnd - newFirst > cells.length()) {
            grow(Math.toIntExact(newEnd - newFirst), newFirst);
        } else {
            clear(newFirst, Math.min(first, newEnd));
            clear(Math.max(end, newFirst), newEnd);
        }
        first = newFirst;
        end = newEnd;
    }

    private void grow(int needed, long newFirst) {
        var old = cells;
        var wanted = Math.max(needed, 2 * old.length());
        cells = new Cells(Math.min(wanted, resolution.capacity()));
        for (long slot = Math.max(first, newFirst); slot < end; slot++) {
            cells.copy(index(slot), old, Math.floorMod(slot, old.length()));
        }
    }

    private void clear(long from, long to) {
        for (long slot = from; slot < to; slot++) {
            cells.clear(index(slot));
        }
    }

    private int index(long slot) {
        return Math.floorMod(slot, cells.length());
    }
}
