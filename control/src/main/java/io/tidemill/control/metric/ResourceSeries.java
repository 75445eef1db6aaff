package io.tidemill.control.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The series that one resource has in memory, of which there may be so many. Any thread may call
/// it.
final class ResourceSeries {

    private final int most;
    private final Set<SeriesKey> keys = new HashSet<>(); // guarded by this
    private boolean refused; // guarded by this

    ResourceSeries(int most) {
        this.most = most;
    }

    /// Whether it is there now; it is not when there are too many others.
    synchronized boolean add(SeriesKey key) {
        if (keys.size() < most) {
            keys.add(key);
        }
        return keys.contains(key);
    }

    synchronized void remove(SeriesKey key) {
        keys.remove(key);
    }

    synchronized List<SeriesKey> all() {
        return List.copyOf(keys);
    }

    /// True once.
    synchronized boolean isFirstRefusal() {
        var isFirst = !refused;
        refused = true;
        return isFirst;
    }
}
