package io.tidemill.control.setting;

import io.tidemill.control.rest.Durations;
import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Condition;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.Sampling;
import io.tidemill.engine.rule.ScaleAction;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import java.time.Duration;
import java.util.Optional;

/// Reads one rule: its trigger and its action.
final class RuleReader {
    private RuleReader() {}

    static ScaleRule read(JsonField rule, Capacity capacity) {
        return new ScaleRule(
                trigger(rule.at("metricTrigger")), action(rule.at("scaleAction"), capacity));
    }

    private static MetricTrigger trigger(JsonField field) {
        return new MetricTrigger(
                metric(field),
                sampling(field),
                condition(field),
                DimensionReader.read(field.at("dimensions")),
                field.at("dividePerInstance").flag(false));
    }

    private static MetricKey metric(JsonField field) {
        String name = field.at("metricName").text();
        String resource = field.at("metricResourceUri").text();
        if (!resource.isEmpty() && !resource.startsWith("/")) {
            field.at("metricResourceUri").refuse("must be the ARM id of a resource");
        }
        String namespace =
                field.at("metricNamespace").readIfPresent(Optional::of, "", "must be a text");
        return new MetricKey(orStandIn(resource), namespace, orStandIn(name));
    }

    private static String orStandIn(String text) {
        return text.isEmpty() ? "?" : text;
    }

    private static Sampling sampling(JsonField field) {
        Duration grain =
                field.at("timeGrain")
                        .read(
                                RuleReader::grain,
                                Sampling.MINIMUM_GRAIN,
                                "must be a duration from PT10S to PT12H, a multiple of PT10S");
        Duration window =
                field.at("timeWindow")
                        .read(
                                RuleReader::window,
                                Sampling.MAXIMUM_WINDOW,
                                "must be a duration from PT10S to PT12H");
        if (window.compareTo(grain) < 0) {
            field.at("timeWindow").refuse("must be at least timeGrain (%s)".formatted(grain));
        }
        return new Sampling(
                grain,
                field.at("statistic")
                        .read(Statistic::parse, Statistic.AVERAGE, Words.oneOf(Statistic.values())),
                window.compareTo(grain) < 0 ? grain : window,
                field.at("timeAggregation")
                        .read(
                                TimeAggregation::parse,
                                TimeAggregation.AVERAGE,
                                Words.oneOf(TimeAggregation.values())));
    }

    private static Optional<Duration> window(String text) {
        return Durations.parse(text)
                .filter(found ->
                        found.compareTo(Sampling.MINIMUM_GRAIN) >= 0
                                && found.compareTo(Sampling.MAXIMUM_WINDOW) <= 0);
    }

    private static Optional<Duration> grain(String text) {
        return window(text)
                .filter(found -> found.toMillis() % Sampling.MINIMUM_GRAIN.toMillis() == 0);
    }

    private static Condition condition(JsonField field) {
        JsonField threshold = field.at("threshold");
        if (!threshold.node().isNumber() || !Double.isFinite(threshold.node().asDouble())) {
            threshold.refuse("must be a number");
        }
        double value = threshold.node().asDouble(0);
        return new Condition(
                field.at("operator")
                        .read(
                                Operator::parse,
                                Operator.GREATER_THAN,
                                Words.oneOf(Operator.values())),
                Double.isFinite(value) ? value : 0);
    }

    private static ScaleAction action(JsonField field, Capacity capacity) {
        ActionType type =
                field.at("type")
                        .read(
                                ActionType::parse,
                                ActionType.EXACT_COUNT,
                                Words.oneOf(ActionType.values()));
        Direction direction = direction(field.at("direction"), type);
        int value = value(field.at("value"));
        checkFits(field.at("value"), new Change(type, value), capacity);
        Duration cooldown =
                field.at("cooldown")
                        .read(
                                RuleReader::cooldown,
                                Duration.ZERO,
                                "must be a duration of at most P7D, such as PT5M");
        return new ScaleAction(direction, type, value, cooldown);
    }

    private static Direction direction(JsonField field, ActionType type) {
        Direction direction =
                field.read(Direction::parse, Direction.INCREASE, Words.oneOf(Direction.values()));
        if (direction == Direction.NONE && type != ActionType.EXACT_COUNT) {
            field.refuse("must be Increase or Decrease with " + type.wire());
            return Direction.INCREASE;
        }
        return direction;
    }

    private static int value(JsonField field) {
        return field.read(
                text -> ProfileReader.wholeNumber(text, 1, Integer.MAX_VALUE),
                1,
                "must be a whole number of at least 1");
    }

    private static Optional<Duration> cooldown(String text) {
        return Durations.parse(text)
                .filter(found -> found.compareTo(ScaleAction.MAXIMUM_COOLDOWN) <= 0);
    }

    private record Change(ActionType type, int value) {}

    /// Azure's own rule and words. Where minimum is maximum nothing can change anyway, and the CLI
    /// writes such profiles with rules in them.
    private static void checkFits(JsonField field, Change change, Capacity capacity) {
        int range = capacity.maximum() - capacity.minimum();
        if (change.type() == ActionType.CHANGE_COUNT && range > 0 && change.value() > range) {
            field.explain(
                    "InvalidActionValue",
                    "%s = %d, must be at most the difference between the capacity maximum %d and the capacity minimum %d"
                            .formatted(
                                    field.path(),
                                    change.value(),
                                    capacity.maximum(),
                                    capacity.minimum()));
        }
    }
}
