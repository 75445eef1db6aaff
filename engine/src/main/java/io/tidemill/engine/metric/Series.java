package io.tidemill.engine.metric;

import java.util.Map;

/// The buckets of one metric for one combination of dimension values, such as `instanceId = i-1`.
///
/// No dimensions means: collapsed over all of them.
public record Series(Map<String, String> dimensions, Buckets buckets) {
    public Series {
        dimensions = Map.copyOf(dimensions);
    }

    /// A series that is not split by any dimension.
    public static Series collapsed(Buckets buckets) {
        return new Series(Map.of(), buckets);
    }
}
