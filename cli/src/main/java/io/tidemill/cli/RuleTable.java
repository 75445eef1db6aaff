package io.tidemill.cli;

import static io.tidemill.cli.view.Table.figure;
import static io.tidemill.cli.view.Table.text;

import io.tidemill.cli.view.Figures;
import io.tidemill.cli.view.Table;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The rules of an autoscale setting, one a line, in the order in which explanations number them
/// within a profile.
final class RuleTable {

    private static final List<Table.Column> COLUMNS =
            List.of(
                    text("PROFILE"),
                    figure("RULE"),
                    text("CONDITION"),
                    text("OVER"),
                    text("ACTION"),
                    text("COOLDOWN"));

    private RuleTable() {}

    /// Reads a setting as Azure's interface writes it.
    static Table of(JsonNode setting) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode profile : setting.path("properties").path("profiles")) {
            int number = 1;
            for (JsonNode rule : profile.path("rules")) {
                rows.add(row(profile.path("name").asString(""), number, rule));
                number++;
            }
        }
        return new Table(COLUMNS, rows);
    }

    private static List<String> row(String profile, int number, JsonNode rule) {
        JsonNode trigger = rule.path("metricTrigger");
        JsonNode action = rule.path("scaleAction");
        return List.of(
                profile,
                Integer.toString(number),
                condition(trigger),
                length(trigger, "timeWindow"),
                action(action),
                length(action, "cooldown"));
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

    /// In the words of `--scale`: `out 2`, `in 50%`, `to 5`.
    private static String action(JsonNode action) {
        String value = action.path("value").asString("1");
        String percent = action.path("type").asString("").equals("PercentChangeCount") ? "%" : "";
        return switch (action.path("direction").asString("")) {
            case "Increase" -> "out " + value + percent;
            case "Decrease" -> "in " + value + percent;
            default -> "to " + value;
        };
    }

    private static String length(JsonNode owner, String field) {
        String text = owner.path(field).asString("");
        try {
            return text.isEmpty() ? Figures.NONE : Figures.length(Duration.parse(text));
        } catch (DateTimeParseException _) {
            return text;
        }
    }
}
