/// Prometheus servers as sources of metrics: the name of a metric is a PromQL expression, or the
/// name of one in the configuration.
///
/// The loop never waits for a server: an expression that a rule looked at is asked again and again
/// in the background, and a look gets what was answered last. What a server did not say is a gap.
/// Reading starts at [PrometheusSource].
@NullMarked
package io.tidemill.control.prometheus;

import org.jspecify.annotations.NullMarked;
