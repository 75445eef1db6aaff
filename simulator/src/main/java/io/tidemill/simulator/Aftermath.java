package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.target.TargetState;
import java.time.Instant;
import java.util.Set;

/// What can be seen from outside after a run: the target, whether it refused what the run asked
/// for, and where the run looked for samples and there were none.
public record Aftermath(TargetState target, boolean refused, Set<Look> dark) {
    /// A look at a metric over `[from, to)`.
    public record Look(MetricKey metric, Instant from, Instant to) {}

    public Aftermath {
        dark = Set.copyOf(dark);
    }
}
