/// Metrics that OpenTelemetry sends: OTLP over HTTP becomes points of custom metrics.
///
/// Reading starts at [OtlpPages], which answers; [OtlpReader] says what each data point means.
@NullMarked
package io.tidemill.control.otlp;

import org.jspecify.annotations.NullMarked;
