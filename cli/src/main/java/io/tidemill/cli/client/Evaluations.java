package io.tidemill.cli.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads the control plane's records of evaluations: `{at, decision: {from, to, reason},
/// explanation: [sentence, …]}`, where a decision that changes nothing has neither `from` nor `to`.
public final class Evaluations {

    private Evaluations() {}

    /// The evaluation in plain sentences; empty when there is none.
    public static List<String> explanation(JsonNode evaluation) {
        return each(evaluation.path("explanation")).map(line -> line.asString("")).toList();
    }

    /// The decision in a few words, such as `2 → 4: scale out rule`.
    public static String decision(JsonNode evaluation) {
        JsonNode decision = evaluation.path("decision");
        if (decision.isMissingNode()) {
            return "not evaluated yet";
        }
        String reason = words(decision.path("reason").asString("unknown"));
        return isChange(decision)
                ? "%d → %d: %s"
                        .formatted(
                                decision.path("from").asInt(0),
                                decision.path("to").asInt(0),
                                reason)
                : "no change: " + reason;
    }

    /// Of a list of evaluations those since `start` that changed the count, oldest first.
    public static List<ScaleAction> actions(JsonNode list, Instant start) {
        return each(list.path("value"))
                .filter(evaluation -> isChange(evaluation.path("decision")))
                .map(Evaluations::action)
                .filter(action -> !action.at().isBefore(start))
                .sorted(Comparator.comparing(ScaleAction::at))
                .toList();
    }

    private static boolean isChange(JsonNode decision) {
        return decision.path("to").isNumber();
    }

    private static ScaleAction action(JsonNode evaluation) {
        return new ScaleAction(
                Instant.parse(evaluation.path("at").asString("")),
                decision(evaluation),
                explanation(evaluation));
    }

    /// `scaleOutRule` as a person writes it.
    private static String words(String code) {
        return code.replaceAll("([A-Z])", " $1").strip().toLowerCase(Locale.ROOT);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
