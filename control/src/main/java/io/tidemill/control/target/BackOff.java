package io.tidemill.control.target;

import java.time.Duration;

/// The wait before a failed instance gets its next process: it doubles with each failure in a row,
/// up to a longest one.
///
/// With a first wait of 0.5 s and a longest of 30 s: 0.5, 1, 2, 4, 8, 16, 30, 30, …
record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /// @param failures in a row, the one just seen included
    Duration after(int failures) {
        var doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        var wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
