/// The wiring of `tidemill up`: control plane and gateway in one process. Reading starts at
/// `Server`.
@NullMarked
package io.tidemill.cli.server;

import org.jspecify.annotations.NullMarked;
