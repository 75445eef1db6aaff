package io.tidemill.control.metric;

import io.tidemill.engine.metric.MetricKey;
import java.util.Map;

/// The identity of one series: a metric and one combination of dimension values. No dimensions
/// means: collapsed over all of them.
public record SeriesKey(MetricKey metric, Map<String, String> dimensions) {

    public SeriesKey {
        dimensions = Map.copyOf(dimensions);
    }

    /// A series of the resource's own metric of that name.
    public static SeriesKey of(String resourceId, String metric, Map<String, String> dimensions) {
        return new SeriesKey(new MetricKey(resourceId, "", metric), dimensions);
    }
}
