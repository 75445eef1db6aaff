/// What Tidemill gives out of itself to whoever watches it: `GET /metrics`, in OpenMetrics or in
/// Prometheus' text format.
///
/// Nothing is counted for it that would make a request slower: what is told was collected anyway.
/// Names follow OpenMetrics: `tidemill_…`, base units, `_total` behind counters. Reading starts at
/// [MetricsPage].
@NullMarked
package io.tidemill.control.exposition;

import org.jspecify.annotations.NullMarked;
