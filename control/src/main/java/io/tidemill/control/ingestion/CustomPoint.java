package io.tidemill.control.ingestion;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.SeriesKey;
import java.time.Instant;

/// Samples of one series that somebody took around one moment.
///
/// @param series in a namespace of its own, never in the empty one
public record CustomPoint(SeriesKey series, Instant at, Bucket bucket) {}
