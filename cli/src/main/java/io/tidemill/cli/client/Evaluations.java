package io.tidemill.cli.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads the control plane's records of evaluations: `evaluatedAt`, `decision` (`from` and `to`
/// only when it changes the count), `explanation` (sentences) and `steps`.
public final class Evaluations {

    private Evaluations() {}

    /// The evaluation in plain sentences; empty when there is none.
    public static List<String> explanation(JsonNode evaluation) {
        return each(evaluation.path("explanation")).map(line -> line.asString("")).toList();
    }

    /// The decision in a few words, with what the rules that won saw: `2 → 4: scale out rule, rule
    /// 1 saw 84 (CpuUtilizationPercentage > 70)`. Where it was held back, what holds it back, and
    /// what would have been: `dry run: would be 2 → 4: scale out rule, …`.
    public static String decision(JsonNode evaluation) {
        JsonNode decision = evaluation.path("decision");
        if (decision.isMissingNode()) {
            return "not evaluated yet";
        }
        JsonNode intended = evaluation.path("intended");
        return intended.isMissingNode()
                ? mode(evaluation) + words(decision, evaluation)
                : held(evaluation) + words(intended, evaluation);
    }

    private static String held(JsonNode evaluation) {
        String mode = mode(evaluation);
        String would = isChange(evaluation.path("intended")) ? "would be " : "";
        String reason = words(evaluation.path("decision").path("reason").asString(""));
        return (mode.isEmpty() ? reason + ": " : mode) + would;
    }

    private static String mode(JsonNode evaluation) {
        JsonNode mode = evaluation.path("mode");
        return switch (mode.path("kind").asString("")) {
            case "DryRun" -> "dry run: ";
            case "Paused" -> "paused" + until(mode.path("until").asString("")) + ": ";
            default -> "";
        };
    }

    private static String until(String moment) {
        return moment.isEmpty() ? "" : " until " + moment;
    }

    private static String words(JsonNode decision, JsonNode evaluation) {
        String reason = words(decision.path("reason").asString("unknown"));
        return isChange(decision)
                ? "%d → %d: %s%s"
                        .formatted(
                                decision.path("from").asInt(0),
                                decision.path("to").asInt(0),
                                reason,
                                evidence(evaluation))
                : "no change: " + reason;
    }

    /// The rules that were evaluated, in their order; empty when the run ended before them.
    public static List<EvaluatedRule> rules(JsonNode evaluation) {
        return steps(evaluation, "RuleEvaluation").map(EvaluatedRule::of).toList();
    }

    /// Of a list of evaluations those since `start` that changed the count, oldest first.
    public static List<ScaleAction> actions(JsonNode list, Instant start) {
        return each(list.path("value"))
                .filter(evaluation -> isChange(evaluation.path("decision")))
                .map(evaluation ->
                        new ScaleAction(
                                Instant.parse(evaluation.path("evaluatedAt").asString("")),
                                decision(evaluation)))
                .filter(action -> !action.at().isBefore(start))
                .sorted(Comparator.comparing(ScaleAction::at))
                .toList();
    }

    private static boolean isChange(JsonNode decision) {
        return decision.path("to").isNumber();
    }

    private static String evidence(JsonNode evaluation) {
        List<Integer> winners =
                steps(evaluation, "Combination")
                        .flatMap(step -> each(step.path("winners")))
                        .map(index -> index.asInt(0))
                        .toList();
        return rules(evaluation).stream()
                .filter(rule -> winners.contains(rule.index()))
                .map(rule -> ", " + rule.evidence())
                .collect(Collectors.joining());
    }

    private static Stream<JsonNode> steps(JsonNode evaluation, String kind) {
        return each(evaluation.path("steps"))
                .filter(step -> step.path("step").asString("").equals(kind));
    }

    /// `scaleOutRule` as a person writes it.
    private static String words(String code) {
        return code.replaceAll("([A-Z])", " $1").strip().toLowerCase(Locale.ROOT);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
