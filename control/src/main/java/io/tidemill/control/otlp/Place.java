package io.tidemill.control.otlp;

import io.tidemill.control.ingestion.CustomPoint;
import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.SeriesKey;
import io.tidemill.engine.metric.MetricKey;
import java.time.Instant;
import java.util.Map;

/// Where a data point belongs, found to be within all limits.
///
/// @param start of counting; the epoch where it is not told
record Place(MetricKey metric, Map<String, String> dimensions, Instant start, Instant at) {

    SeriesKey series() {
        return new SeriesKey(metric, dimensions);
    }

    CustomPoint point(Bucket bucket) {
        return new CustomPoint(series(), at, bucket);
    }

    /// A point of a metric beside this one.
    CustomPoint point(String suffix, Bucket bucket) {
        var beside = new MetricKey(metric.resourceId(), metric.namespace(), metric.name() + suffix);
        return new CustomPoint(new SeriesKey(beside, dimensions), at, bucket);
    }
}
