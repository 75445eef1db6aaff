/// Diagnostic settings: which of an autoscale setting's logs and metrics are written where.
///
/// Start reading at [io.tidemill.control.diagnostic.Diagnostics], which sends the engine's records
/// to the sinks of the settings that [io.tidemill.control.diagnostic.DiagnosticSettings] keeps.
@NullMarked
package io.tidemill.control.diagnostic;

import org.jspecify.annotations.NullMarked;
