package io.tidemill.control.metric;

import java.time.Duration;
import java.time.Instant;

/// A time span in equal slots.
///
/// @param from the start of the first slot, in whole seconds
/// @param to slots that begin before it belong to the span
/// @param interval how long a slot is, in whole seconds
/// @param grain how long the buckets may be at most that fill a slot; it divides the interval
record MetricSpan(Instant from, Instant to, Duration interval, Duration grain) {

    private static final Duration DAY = Duration.ofDays(1);

    /// Slots that begin at multiples of their length in UTC.
    static MetricSpan sliced(Instant from, Instant to, Duration interval) {
        return new MetricSpan(aligned(from, interval), to, interval, interval);
    }

    /// One slot, made of minutes, that begins with the minute that holds `from`.
    static MetricSpan full(Instant from, Instant to) {
        var minute = Duration.ofMinutes(1);
        var start = aligned(from, minute);
        var minutes = Math.ceilDiv(Duration.between(start, to).toSeconds(), minute.toSeconds());
        return new MetricSpan(start, to, minute.multipliedBy(Math.max(1, minutes)), minute);
    }

    long slots() {
        return Math.ceilDiv(Duration.between(from, to).toSeconds(), interval.toSeconds());
    }

    /// The end of the last slot.
    Instant end() {
        return from.plus(interval.multipliedBy(slots()));
    }

    /// About a day in whole grains: as much as is read at a time.
    Duration step() {
        return grain.multipliedBy(Math.max(1, DAY.dividedBy(grain)));
    }

    /// The same time as one slot.
    MetricSpan whole() {
        return new MetricSpan(from, to, interval.multipliedBy(slots()), grain);
    }

    private static Instant aligned(Instant time, Duration interval) {
        var seconds = interval.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}
