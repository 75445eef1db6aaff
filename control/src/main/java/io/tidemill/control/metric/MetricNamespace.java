package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricSource;
import java.util.List;

/// A namespace whose metrics are not kept here but asked for where they are, such as one whose
/// names are expressions. It holds for every resource. Any thread may call it.
public interface MetricNamespace extends MetricSource {

    /// As rules and requests name it, without regard to case.
    String name();

    /// The metrics that can be listed; there may be others, which only [#find] knows.
    List<MetricDefinition> definitions(String resourceId);

    /// The metric of a key whose namespace is this one.
    MetricFinding find(MetricKey key);
}
