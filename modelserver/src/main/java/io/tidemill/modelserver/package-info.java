/// The built-in model server: what one instance process runs. It answers `POST /score` with
/// sentence embeddings and keeps to a slice of a core.
///
/// Start reading at [io.tidemill.modelserver.ModelServer]; the way of one call is `HttpFront` →
/// `ScoreHandler` → `Scorer` (one work thread, paced by `CpuThrottle`) → `Model`.
@NullMarked
package io.tidemill.modelserver;

import org.jspecify.annotations.NullMarked;
