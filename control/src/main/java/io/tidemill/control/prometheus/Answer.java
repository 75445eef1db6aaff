package io.tidemill.control.prometheus;

import java.util.Map;

/// What became of a question.
sealed interface Answer {
    /// The values of each series, one for each bucket; `NaN` where there is none.
    @SuppressWarnings("ArrayRecordComponent") // packed numbers; made once and never compared
    record Values(Map<Map<String, String>, double[]> rows) implements Answer {
        public Values {
            rows = Map.copyOf(rows);
        }
    }

    /// The expression is wrong, and will be the next time too.
    record Refused(String why) implements Answer {}

    /// The server did not answer, or not in a way that can be used.
    record Failed(String why) implements Answer {}
}
