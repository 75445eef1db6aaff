package io.tidemill.cli.client;

import io.tidemill.cli.view.Figures;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/// A rule as an evaluation saw it, in words for a person.
///
/// @param index its place in the profile, from 0
/// @param condition such as `CpuUtilizationPercentage > 70`
/// @param observed the value compared, empty when there was none
/// @param outcome `Triggered`, `NotTriggered` or `Unknown`
/// @param action in the words of `--scale`: `out 2`, `in 50%`, `to 5`
/// @param cooldown such as `5 min`
public record EvaluatedRule(
        int index,
        String condition,
        OptionalDouble observed,
        String outcome,
        String action,
        String cooldown) {

    /// Reads a step `RuleEvaluation` of an evaluation.
    static EvaluatedRule of(JsonNode step) {
        JsonNode value = step.path("measurement").path("value");
        return new EvaluatedRule(
                step.path("index").asInt(0),
                condition(step.path("metricTrigger")),
                value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty(),
                step.path("outcome").asString(""),
                action(step.path("scaleAction")),
                length(step.path("scaleAction").path("cooldown").asString("")));
    }

    /// The number that people give it: the first rule is rule 1.
    public int number() {
        return index + 1;
    }

    /// What it saw beside what it asks for, such as `rule 1 saw 84 (CpuUtilizationPercentage >
    /// 70)`.
    public String evidence() {
        return "rule %d saw %s (%s)".formatted(number(), Figures.number(observed, ""), condition);
    }

    private static String condition(JsonNode trigger) {
        return "%s %s %s"
                .formatted(
                        trigger.path("metricName").asString(""),
                        symbol(trigger.path("operator").asString("")),
                        Figures.number(trigger.path("threshold").asDouble(0)));
    }

    private static String symbol(String operator) {
        return switch (operator) {
            case "Equals" -> "==";
            case "NotEquals" -> "!=";
            case "GreaterThan" -> ">";
            case "GreaterThanOrEqual" -> ">=";
            case "LessThan" -> "<";
            case "LessThanOrEqual" -> "<=";
            default -> operator;
        };
    }

    private static String action(JsonNode action) {
        String value = action.path("value").asString("1");
        String percent = action.path("type").asString("").equals("PercentChangeCount") ? "%" : "";
        return switch (action.path("direction").asString("")) {
            case "Increase" -> "out " + value + percent;
            case "Decrease" -> "in " + value + percent;
            default -> "to " + value;
        };
    }

    private static String length(String text) {
        try {
            return text.isEmpty() ? Figures.NONE : Figures.length(Duration.parse(text));
        } catch (DateTimeParseException _) {
            return text;
        }
    }
}
