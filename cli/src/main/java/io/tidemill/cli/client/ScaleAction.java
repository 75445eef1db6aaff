package io.tidemill.cli.client;

import java.time.Instant;
import java.util.List;

/// A change of the instance count that an evaluation decided, and the sentences that say why.
public record ScaleAction(Instant at, String decision, List<String> explanation) {
    public ScaleAction {
        explanation = List.copyOf(explanation);
    }
}
