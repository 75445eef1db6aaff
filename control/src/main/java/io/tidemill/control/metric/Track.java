package io.tidemill.control.metric;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Buckets.Columns;
import java.time.Instant;
import java.util.Optional;

/// The newest buckets of one series at one resolution: a ring that grows with what it holds, up to
/// what is kept, and then lets the oldest go. Not safe for several threads: its series guards it.
final class Track {

    private static final int SMALLEST = 8;

    private final Resolution resolution;
    private Columns columns = columns(SMALLEST);

    /// The slots held are `[first, end)`; slot `s` lies at index `s` modulo the length of the
    /// columns.
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
            merge(index(slot), bucket);
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
        var held = columns(size);
        for (int i = 0; i < size; i++) {
            copy(columns, index(begin + i), held, i);
        }
        return Optional.of(Buckets.of(resolution.start(begin), resolution.length(), held));
    }

    /// Whether even the newest bucket is older than what is kept.
    boolean isStale(Instant now) {
        return end <= resolution.slot(now) - resolution.capacity();
    }

    private void merge(int index, Bucket bucket) {
        var fresh = columns.counts()[index] == 0;
        var minimum = columns.minima()[index];
        var maximum = columns.maxima()[index];
        columns.sums()[index] += bucket.sum();
        columns.counts()[index] += bucket.count();
        columns.minima()[index] = fresh ? bucket.minimum() : Math.min(minimum, bucket.minimum());
        columns.maxima()[index] = fresh ? bucket.maximum() : Math.max(maximum, bucket.maximum());
    }

    /// Makes room for the slot, with gaps between it and what is held already.
    private void cover(long slot) {
        var newEnd = Math.max(end, slot + 1);
        var newFirst = Math.max(Math.min(first, slot), newEnd - resolution.capacity());
        if (newEnd - newFirst > columns.sums().length) {
            grow(Math.toIntExact(newEnd - newFirst), newFirst);
        } else {
            clear(newFirst, Math.min(first, newEnd));
            clear(Math.max(end, newFirst), newEnd);
        }
        first = newFirst;
        end = newEnd;
    }

    private void grow(int needed, long newFirst) {
        var old = columns;
        var wanted = Math.max(needed, 2 * old.sums().length);
        columns = columns(Math.min(wanted, resolution.capacity()));
        for (long slot = Math.max(first, newFirst); slot < end; slot++) {
            copy(old, Math.floorMod(slot, old.sums().length), columns, index(slot));
        }
    }

    private void clear(long from, long to) {
        for (long slot = from; slot < to; slot++) {
            columns.sums()[index(slot)] = 0;
            columns.counts()[index(slot)] = 0;
        }
    }

    private int index(long slot) {
        return Math.floorMod(slot, columns.sums().length);
    }

    private static void copy(Columns from, int source, Columns into, int target) {
        into.sums()[target] = from.sums()[source];
        into.counts()[target] = from.counts()[source];
        into.minima()[target] = from.minima()[source];
        into.maxima()[target] = from.maxima()[source];
    }

    private static Columns columns(int size) {
        return new Columns(new double[size], new long[size], new double[size], new double[size]);
    }
}
