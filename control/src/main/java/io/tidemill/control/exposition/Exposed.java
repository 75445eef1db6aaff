package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.List;

/// A part of the product that shows numbers of itself. Any thread may ask; it answers at once with
/// what is known.
@FunctionalInterface
public interface Exposed {
    /// Its families as of `now`; no other part has one of the same name.
    List<MetricSnapshot> families(Instant now);
}
