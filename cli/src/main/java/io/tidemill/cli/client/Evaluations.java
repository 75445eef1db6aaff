package io.tidemill.cli.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads the control plane's records of evaluations.
public final class Evaluations {

    private Evaluations() {}

    /// The evaluation in plain sentences, the decision last; empty when there is none.
    public static List<String> explanation(JsonNode evaluation) {
        return each(evaluation.path("explanation")).map(line -> line.asString("")).toList();
    }

    /// Of a list of evaluations those since `start` that changed the count, oldest first.
    public static List<ScaleAction> actions(JsonNode list, Instant start) {
        return each(list.path("value"))
                .filter(evaluation -> evaluation.path("decision").has("to"))
                .map(Evaluations::action)
                .filter(action -> !action.at().isBefore(start))
                .sorted(Comparator.comparing(ScaleAction::at))
                .toList();
    }

    private static ScaleAction action(JsonNode evaluation) {
        JsonNode decision = evaluation.path("decision");
        List<String> explanation = explanation(evaluation);
        return new ScaleAction(
                Instant.parse(evaluation.path("at").asString("")),
                decision.path("from").asInt(0),
                decision.path("to").asInt(0),
                explanation.isEmpty()
                        ? decision.path("reason").asString("")
                        : explanation.getLast());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
