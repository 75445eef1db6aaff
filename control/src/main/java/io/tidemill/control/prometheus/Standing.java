package io.tidemill.control.prometheus;

import io.tidemill.engine.metric.Series;
import java.time.Instant;
import java.util.List;

/// How an expression stands with its server.
///
/// ```
/// Unasked ──► Answered ◄──► Failing
///    └───────────────────────► ▲
/// ```
sealed interface Standing {
    /// A rule looked at it, and the first answer is on its way.
    record Unasked() implements Standing {}

    /// The last question was answered.
    ///
    /// @param series of what is held, made once for all readers
    record Answered(Held held, List<Series> series, Instant at) implements Standing {
        public Answered {
            series = List.copyOf(series);
        }

        Answered(Held held, Instant at) {
            this(held, held.series(), at);
        }
    }

    /// The last question was not answered.
    ///
    /// @param before the last good answer, or that there was none
    /// @param refused whether the expression itself is wrong
    record Failing(Standing before, String why, boolean refused) implements Standing {}
}
