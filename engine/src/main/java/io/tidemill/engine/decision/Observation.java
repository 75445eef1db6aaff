package io.tidemill.engine.decision;

import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.target.TargetState;
import java.time.Instant;
import java.util.List;

/// Everything a run saw before it decided.
///
/// `readings` has one entry for each rule of the profile that applies at `now`, in the order of its
/// rules; it is empty if the run had no use for metrics. `correlationId` is shared by all records
/// of the run.
public record Observation(
        String correlationId,
        Instant now,
        TargetState state,
        History history,
        List<MetricReading> readings) {
    public Observation {
        readings = List.copyOf(readings);
    }
}
