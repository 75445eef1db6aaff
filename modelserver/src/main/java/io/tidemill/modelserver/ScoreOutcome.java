package io.tidemill.modelserver;

import java.time.Duration;
import java.util.List;

/// What became of a call's texts.
sealed interface ScoreOutcome {

    /// One embedding for each text, in the texts' order.
    ///
    /// @param took time from the start of the work, pauses for the CPU quota included
    record Scored(String model, List<float[]> embeddings, Duration took) implements ScoreOutcome {}

    /// Waited longer than anyone would wait for it, and was not computed.
    record Late(Duration waited) implements ScoreOutcome {}

    /// The model threw; the reason is in the log.
    record Failed() implements ScoreOutcome {}

    /// The server is closing.
    record Stopped() implements ScoreOutcome {}
}
