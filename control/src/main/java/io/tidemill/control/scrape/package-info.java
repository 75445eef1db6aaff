/// Metrics that instances tell of themselves, read from them over HTTP in the text formats of
/// Prometheus and OpenMetrics, and kept as metrics of their deployment.
///
/// Reading starts at [Scraper]; [InstanceReadings] turns what was read into points.
@NullMarked
package io.tidemill.control.scrape;

import org.jspecify.annotations.NullMarked;
