package io.tidemill.cli.load;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What became of a load's requests. `notSent` were due but never left, because too many were in
/// flight; `failures` counts by kind of failure, in alphabetical order.
public record LoadSummary(
        long sent, long answered, long notSent, Map<String, Long> failures, Latencies latencies) {

    public LoadSummary {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }

    /// Requests that were sent and got no good answer.
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whether every request that was due was sent and answered.
    public boolean isClean() {
        return failed() == 0 && notSent == 0;
    }
}
