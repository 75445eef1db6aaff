package io.tidemill.control.metric;

import java.util.Optional;

/// What a search for a metric came to.
public sealed interface MetricFinding {

    record Known(MetricDefinition metric) implements MetricFinding {}

    /// There is no such metric.
    ///
    /// @param wanted what would have been right, such as `must be a metric of …; nearest: …`
    record Unknown(String wanted) implements MetricFinding {}

    /// What would have been right; empty for a metric that is known.
    default Optional<String> objection() {
        return switch (this) {
            case Known _ -> Optional.empty();
            case Unknown(var wanted) -> Optional.of(wanted);
        };
    }
}
