package io.tidemill.simulator;

import io.tidemill.engine.decision.Evaluation;
import java.time.Instant;

/// One run of a replay: the instances it found, those it asked for (as many, if it held or was
/// refused), and the whole evaluation.
public record ReplayedRun(Evaluation evaluation, int from, int to) {
    public Instant at() {
        return evaluation.at();
    }
}
