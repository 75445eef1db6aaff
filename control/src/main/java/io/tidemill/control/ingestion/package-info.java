/// Where numbers of others come in: each sender's points become buckets of a custom metric.
///
/// Reading starts at [MetricIntake], through which every point goes; beside it stand the ways in.
@NullMarked
package io.tidemill.control.ingestion;

import org.jspecify.annotations.NullMarked;
