package io.tidemill.control.metric;

import java.time.Instant;

/// The newest bucket of a series.
///
/// @param start when it begins
public record Latest(Instant start, Bucket bucket) {}
