package io.tidemill.control.metric;

import java.time.Instant;

/// How a source of metrics is doing.
///
/// @param source its name, such as `collector` or `prometheus/main`
/// @param newest when it last gave what was asked of it; when the source was made, if it never did
/// @param errors how often it did not, since it was made
public record SourceReport(String source, Instant newest, long errors) {}
