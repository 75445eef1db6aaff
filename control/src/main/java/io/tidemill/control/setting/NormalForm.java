package io.tidemill.control.setting;

import static io.tidemill.control.setting.Shape.array;
import static io.tidemill.control.setting.Shape.arrayOrEmpty;
import static io.tidemill.control.setting.Shape.as;
import static io.tidemill.control.setting.Shape.filled;
import static io.tidemill.control.setting.Shape.number;
import static io.tidemill.control.setting.Shape.object;
import static io.tidemill.control.setting.Shape.objectOrEmpty;
import static io.tidemill.control.setting.Shape.text;
import static io.tidemill.control.setting.Shape.word;
import static io.tidemill.control.setting.Shape.wordOr;
import static io.tidemill.control.setting.Shape.words;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.DimensionOperator;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A setting the way Azure answers it: every default filled in, words in Azure's spelling, nothing
/// that Azure's model does not have.
final class NormalForm {
    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final JsonNode NO = BooleanNode.FALSE;
    private static final JsonNode ZERO = ArmJson.array().add(0);

    private static final Shape DIMENSION =
            Shape.of(
                    as("DimensionName"),
                    word("Operator", DimensionOperator.values()),
                    as("Values"));

    private static final Shape TRIGGER =
            Shape.of(
                    as("metricName"),
                    as("metricNamespace", StringNode.valueOf("")),
                    as("metricResourceUri"),
                    as("metricResourceLocation"),
                    as("timeGrain"),
                    word("statistic", Statistic.values()),
                    as("timeWindow"),
                    word("timeAggregation", TimeAggregation.values()),
                    word("operator", Operator.values()),
                    number("threshold"),
                    arrayOrEmpty("dimensions", DIMENSION),
                    as("dividePerInstance", NO));

    private static final Shape ACTION =
            Shape.of(
                    word("direction", Direction.values()),
                    word("type", ActionType.values()),
                    text("value", StringNode.valueOf("1")),
                    as("cooldown"));

    private static final Shape CAPACITY =
            Shape.of(text("minimum", NOTHING), text("maximum", NOTHING), text("default", NOTHING));

    private static final Shape RECURRENCE =
            Shape.of(
                    word("frequency", Frequency.values()),
                    object(
                            "schedule",
                            Shape.of(
                                    as("timeZone"),
                                    words("days", ScheduleReader::dayName),
                                    filled("hours", ZERO),
                                    filled("minutes", ZERO))));

    private static final Shape PROFILE =
            Shape.of(
                    as("name"),
                    object("capacity", CAPACITY),
                    arrayOrEmpty(
                            "rules",
                            Shape.of(
                                    object("metricTrigger", TRIGGER),
                                    object("scaleAction", ACTION))),
                    object("fixedDate", Shape.of(as("timeZone"), as("start"), as("end"))),
                    object("recurrence", RECURRENCE));

    private static final Shape NOTIFICATION =
            Shape.of(
                    word("operation", NotificationOperation.values()),
                    object(
                            "email",
                            Shape.of(
                                    as("sendToSubscriptionAdministrator", NO),
                                    as("sendToSubscriptionCoAdministrators", NO),
                                    as("customEmails", ArmJson.array()))),
                    arrayOrEmpty(
                            "webhooks",
                            Shape.of(as("serviceUri"), as("properties", ArmJson.object()))));

    private static final Shape PREDICTION =
            Shape.of(
                    wordOr("scaleMode", PredictionMode.DISABLED, PredictionMode.values()),
                    as("scaleLookAheadTime", NullNode.getInstance()));

    private static final Shape PROPERTIES =
            Shape.of(
                    array("profiles", PROFILE),
                    arrayOrEmpty("notifications", NOTIFICATION),
                    as("enabled", BooleanNode.TRUE),
                    objectOrEmpty("predictiveAutoscalePolicy", PREDICTION),
                    as("name"),
                    as("targetResourceUri"),
                    as("targetResourceLocation"));

    private NormalForm() {}

    static ObjectNode of(SettingId id, JsonNode raw) {
        ObjectNode setting =
                ArmJson.object()
                        .put("id", id.text())
                        .put("name", id.name())
                        .put("type", SettingId.TYPE);
        JsonNode location = JsonField.member(raw, "location");
        if (!location.isMissingNode()) {
            setting.set("location", location);
        }
        JsonNode tags = JsonField.member(raw, "tags");
        setting.set("tags", tags.isMissingNode() || tags.isNull() ? ArmJson.object() : tags);
        setting.set("properties", properties(id, JsonField.member(raw, "properties")));
        return setting;
    }

    private static JsonNode properties(SettingId id, JsonNode raw) {
        JsonNode formed = PROPERTIES.form(raw);
        if (formed instanceof ObjectNode object) {
            object.put("name", id.name());
        }
        return formed;
    }
}
