package io.tidemill.control.archive;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.Resolution;
import java.util.Set;

/// A point in the journal: like [io.tidemill.control.metric.Point], but its series is a number.
///
/// @param second of the epoch
record Entry(int series, Set<Resolution> resolutions, long second, Bucket bucket) {}
