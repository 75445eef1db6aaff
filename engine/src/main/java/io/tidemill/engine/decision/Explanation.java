package io.tidemill.engine.decision;

import java.util.List;

/// An evaluation in plain sentences, for a person who asks why there are that many instances.
public final class Explanation {
    private Explanation() {}

    /// One sentence a line, in the order of the steps; the decision comes last.
    public static List<String> of(Evaluation evaluation) {
        return List.of("Decided: " + evaluation.decision().reason().code() + ".");
    }
}
