package io.tidemill.cli.client;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads the control plane's record of an evaluation.
public final class Evaluations {

    private Evaluations() {}

    /// The evaluation in plain sentences, the decision last; empty when there is none.
    public static List<String> explanation(JsonNode evaluation) {
        return StreamSupport.stream(evaluation.path("explanation").spliterator(), false)
                .map(line -> line.asString(""))
                .toList();
    }
}
