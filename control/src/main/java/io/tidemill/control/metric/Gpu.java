package io.tidemill.control.metric;

import java.util.Set;

/// What one GPU does at this moment.
///
/// @param busyPercent of the time, 0 to 100
/// @param memoryPercent of its memory, 0 to 100
/// @param watts that it draws
/// @param processes that compute on it
record Gpu(double busyPercent, double memoryPercent, double watts, Set<Long> processes) {
    Gpu {
        processes = Set.copyOf(processes);
    }
}
