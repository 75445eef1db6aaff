package io.tidemill.engine.rule;

import io.tidemill.engine.metric.MetricKey;
import java.util.List;

/// When a rule is triggered: which metric, of which series, how condensed, compared with what.
///
/// With `dividePerInstance` the observed value is divided by the current instance count before it
/// is compared.
public record MetricTrigger(
        MetricKey metric,
        Sampling sampling,
        Condition condition,
        List<DimensionFilter> dimensions,
        boolean dividePerInstance) {
    public MetricTrigger {
        dimensions = List.copyOf(dimensions);
    }
}
