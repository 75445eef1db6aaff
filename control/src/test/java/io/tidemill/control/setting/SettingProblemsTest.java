package io.tidemill.control.setting;

import static io.tidemill.control.setting.Readings.problems;
import static io.tidemill.control.setting.Readings.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SettingProblemsTest {
    /// Place below `properties`, what is put there (`-` takes it away), what is said about it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "profiles | - | properties.profiles is missing, must be an array of at most 20 profiles",
                "profiles | 7 | properties.profiles = 7, must be an array",
                "targetResourceUri | \"blue\" | properties.targetResourceUri = blue, must be the ARM id of what is scaled",
                "enabled | \"yes\" | properties.enabled = yes, must be true or false",
                "profiles/0/name | - | properties.profiles[0].name is missing, must be a text",
                "profiles/0/capacity/minimum | \"7\" | properties.profiles[0].capacity.minimum = 7, must be at most maximum (5)",
                "profiles/0/capacity/default | 6 | properties.profiles[0].capacity.default = 6, must be at least minimum (2) and at most maximum (5)",
                "profiles/0/capacity/maximum | \"many\" | properties.profiles[0].capacity.maximum = many, must be a whole number from 0 to 1000",
                "profiles/0/capacity/maximum | 1001 | properties.profiles[0].capacity.maximum = 1001, must be a whole number from 0 to 1000",
                "profiles/0/rules/0/metricTrigger/metricName | \"\" | properties.profiles[0].rules[0].metricTrigger.metricName = , must be a text",
                "profiles/0/rules/0/metricTrigger/metricResourceUri | - | properties.profiles[0].rules[0].metricTrigger.metricResourceUri is missing, must be a text",
                "profiles/0/rules/0/metricTrigger/timeGrain | \"PT5S\" | properties.profiles[0].rules[0].metricTrigger.timeGrain = PT5S, must be a duration from PT10S to PT12H, a multiple of PT10S",
                "profiles/0/rules/0/metricTrigger/timeGrain | \"PT13H\" | properties.profiles[0].rules[0].metricTrigger.timeGrain = PT13H, must be a duration from PT10S to PT12H, a multiple of PT10S",
                "profiles/0/rules/0/metricTrigger/timeWindow | \"PT13H\" | properties.profiles[0].rules[0].metricTrigger.timeWindow = PT13H, must be a duration from PT10S to PT12H",
                "profiles/0/rules/0/metricTrigger/timeWindow | \"PT30S\" | properties.profiles[0].rules[0].metricTrigger.timeWindow = PT30S, must be at least timeGrain (PT1M)",
                "profiles/0/rules/0/metricTrigger/statistic | \"Median\" | properties.profiles[0].rules[0].metricTrigger.statistic = Median, must be one of Average, Min, Max, Sum, Count",
                "profiles/0/rules/0/metricTrigger/timeAggregation | \"Min\" | properties.profiles[0].rules[0].metricTrigger.timeAggregation = Min, must be one of Average, Minimum, Maximum, Total, Count, Last",
                "profiles/0/rules/0/metricTrigger/operator | \">\" | properties.profiles[0].rules[0].metricTrigger.operator = >, must be one of Equals, NotEquals, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual",
                "profiles/0/rules/0/metricTrigger/threshold | \"hot\" | properties.profiles[0].rules[0].metricTrigger.threshold = hot, must be a number",
                "profiles/0/rules/0/metricTrigger/dimensions | [{\"DimensionName\":\"d\",\"Operator\":\"Equals\",\"Values\":[]}] | properties.profiles[0].rules[0].metricTrigger.dimensions[0].Values = [], must have at least one value",
                "profiles/0/rules/0/metricTrigger/dimensions | [{\"DimensionName\":\"d\",\"Operator\":\"Equals\",\"Values\":[\"*\",\"a\"]}] | properties.profiles[0].rules[0].metricTrigger.dimensions[0].Values = [\"*\",\"a\"], must not have other values beside *",
                "profiles/0/rules/0/scaleAction/cooldown | \"P8D\" | properties.profiles[0].rules[0].scaleAction.cooldown = P8D, must be a duration of at most P7D, such as PT5M",
                "profiles/0/rules/0/scaleAction/cooldown | \"-PT1M\" | properties.profiles[0].rules[0].scaleAction.cooldown = -PT1M, must be a duration of at most P7D, such as PT5M",
                "profiles/0/rules/0/scaleAction/value | \"0\" | properties.profiles[0].rules[0].scaleAction.value = 0, must be a whole number of at least 1",
                "profiles/0/rules/0/scaleAction/value | 1.5 | properties.profiles[0].rules[0].scaleAction.value = 1.5, must be a whole number of at least 1",
                "profiles/0/rules/0/scaleAction/direction | \"None\" | properties.profiles[0].rules[0].scaleAction.direction = None, must be Increase or Decrease with ChangeCount",
                "profiles/0/rules/0/scaleAction/type | \"Double\" | properties.profiles[0].rules[0].scaleAction.type = Double, must be one of ChangeCount, PercentChangeCount, ExactCount, ServiceAllowedNextValue",
                "profiles/0/recurrence | {\"frequency\":\"Day\",\"schedule\":{\"timeZone\":\"UTC\",\"days\":[\"Monday\"],\"hours\":[0],\"minutes\":[0]}} | properties.profiles[0].recurrence.frequency = Day, must be Week",
                "profiles/0/recurrence | {\"frequency\":\"Week\",\"schedule\":{\"timeZone\":\"UTC\",\"days\":[\"Monday\"],\"hours\":[7,9],\"minutes\":[0]}} | properties.profiles[0].recurrence.schedule.hours = [7,9], must have exactly one value",
                "profiles/0/recurrence | {\"frequency\":\"Week\",\"schedule\":{\"timeZone\":\"UTC\",\"days\":[\"Monday\"],\"hours\":[24],\"minutes\":[0]}} | properties.profiles[0].recurrence.schedule.hours[0] = 24, must be a whole number from 0 to 23",
                "profiles/0/recurrence | {\"frequency\":\"Week\",\"schedule\":{\"timeZone\":\"UTC\",\"days\":[\"Mon\"],\"hours\":[0],\"minutes\":[0]}} | properties.profiles[0].recurrence.schedule.days[0] = Mon, must be an English day name such as Saturday",
                "profiles/0/recurrence | {\"frequency\":\"Week\",\"schedule\":{\"timeZone\":\"UTC\",\"days\":[],\"hours\":[0],\"minutes\":[0]}} | properties.profiles[0].recurrence.schedule.days = [], must have at least one day",
                "profiles/0/recurrence | {\"frequency\":\"Week\",\"schedule\":{\"timeZone\":\"Atlantis\",\"days\":[\"Monday\"],\"hours\":[0],\"minutes\":[0]}} | properties.profiles[0].recurrence.schedule.timeZone = Atlantis, must be a Windows time zone such as Pacific Standard Time",
                "profiles/0/fixedDate | {\"start\":\"2026-01-01T00:00:00Z\",\"end\":\"2027-01-01T00:01:00Z\"} | properties.profiles[0].fixedDate.end = 2027-01-01T00:01:00Z, must be at most 365 days after start (2026-01-01T00:00)",
                "profiles/0/fixedDate | {\"start\":\"2026-01-02T00:00:00Z\",\"end\":\"2026-01-01T00:00:00Z\"} | properties.profiles[0].fixedDate.end = 2026-01-01T00:00:00Z, must not be before start (2026-01-02T00:00)",
                "profiles/0/fixedDate | {\"start\":\"Christmas\",\"end\":\"2026-01-01T00:00:00Z\"} | properties.profiles[0].fixedDate.start = Christmas, must be a date and time such as 2026-12-24T00:00:00",
                "predictiveAutoscalePolicy | {\"scaleMode\":\"Enabled\"} | properties.predictiveAutoscalePolicy.scaleMode = Enabled, must be Disabled: online deployments do not scale by prediction",
                "predictiveAutoscalePolicy | {\"scaleMode\":\"Disabled\",\"scaleLookAheadTime\":\"PT2H\"} | properties.predictiveAutoscalePolicy.scaleLookAheadTime = PT2H, must be a duration from PT1M to PT60M",
                "notifications | [{\"operation\":\"Sing\"}] | properties.notifications[0].operation = Sing, must be Scale",
                "notifications | [{\"operation\":\"Scale\",\"webhooks\":[{\"serviceUri\":\"file:///etc/passwd\"}]}] | properties.notifications[0].webhooks[0].serviceUri = file:///etc/passwd, must be an http or https address"
            })
    void namesThePlaceTheValueAndWhatIsWanted(String place, String value, String message) {
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, place, value);

        assertThat(problems(body)).extracting(Problem::message).containsExactly(message);
    }

    @Test
    void refusesAChangeThatIsWiderThanTheLimitsWithAzuresCode() {
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, "profiles/0/rules/0/scaleAction/value", "\"4\"");

        assertThat(problems(body))
                .containsExactly(
                        new Problem(
                                "InvalidActionValue",
                                "properties.profiles[0].rules[0].scaleAction.value",
                                "properties.profiles[0].rules[0].scaleAction.value = 4, must be at most the difference between the capacity maximum 5 and the capacity minimum 2"));
    }

    @Test
    void acceptsAChangeInAProfileThatCannotMove() {
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(
                body, "profiles/0/capacity", "{\"minimum\":2,\"maximum\":2,\"default\":2}");

        assertThat(read(body)).isInstanceOf(SettingReading.Valid.class);
    }

    @Test
    void refusesAMissingTargetWithAzuresCode() {
        ObjectNode body = SettingBodies.python();
        SettingBodies.set(body, "targetResourceUri", "-");

        assertThat(problems(body))
                .extracting(Problem::code)
                .containsExactly("UnsupportedRequestContent");
    }

    @Test
    void refusesMoreThanTwentyProfilesAndTenRules() {
        ObjectNode body = SettingBodies.pythonWithRule();
        JsonNode profile = body.at("/properties/profiles/0").deepCopy();
        JsonNode rule = profile.at("/rules/0").deepCopy();
        for (int i = 1; i < 11; i++) {
            body.at("/properties/profiles/0/rules").asArray().add(rule);
        }
        for (int i = 1; i < 21; i++) {
            ObjectNode copy = profile.deepCopy().asObject();
            copy.put("name", "weekend-" + i);
            copy.set(
                    "recurrence",
                    ArmJson.read(
                            "{\"frequency\":\"Week\",\"schedule\":{\"timeZone\":\"UTC\",\"days\":[\"Monday\"],\"hours\":[0],\"minutes\":[0]}}"));
            body.at("/properties/profiles").asArray().add(copy);
        }

        assertThat(problems(body))
                .extracting(Problem::message)
                .containsExactly(
                        "properties.profiles has 21 profiles, must have at most 20",
                        "properties.profiles[0].rules has 11 rules, must have at most 10");
    }

    @Test
    void refusesTwoDefaultProfilesOfOneName() {
        ObjectNode body = SettingBodies.python();
        JsonNode profile = body.at("/properties/profiles/0").deepCopy();
        body.at("/properties/profiles").asArray().add(profile);

        assertThat(problems(body))
                .extracting(Problem::message)
                .containsExactly(
                        "properties.profiles[1].name = my-scale-settings, must differ from the names of the other profiles",
                        "properties.profiles has 2 default profiles (without fixedDate and recurrence), must have at most 1");
    }

    @Test
    void refusesTagsOverTheLimits() {
        ObjectNode body = SettingBodies.python();
        ObjectNode tags = body.putObject("tags");
        for (int i = 0; i < 14; i++) {
            tags.put("t" + i, "v");
        }
        tags.put("n".repeat(129), "v").put("long", "v".repeat(257));

        assertThat(problems(body)).extracting(Problem::message).hasSize(3);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        ObjectNode body = SettingBodies.pythonWithRule();
        body.remove("location");
        SettingBodies.set(body, "profiles/0/capacity/minimum", "9");
        SettingBodies.set(body, "profiles/0/rules/0/metricTrigger/operator", "\"~\"");
        SettingBodies.set(body, "profiles/0/rules/0/scaleAction/cooldown", "\"soon\"");

        assertThat(problems(body))
                .extracting(Problem::path)
                .containsExactly(
                        "location",
                        "properties.profiles[0].capacity.minimum",
                        "properties.profiles[0].rules[0].metricTrigger.operator",
                        "properties.profiles[0].rules[0].scaleAction.cooldown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"properties\":7}",
                "{\"properties\":{\"profiles\":{\"a\":1}}}",
                "{\"properties\":{\"profiles\":[1,[],null,{}]}}",
                "{\"tags\":[],\"properties\":{\"profiles\":[],\"notifications\":[7]}}"
            })
    void survivesAnyShape(String body) {
        assertThat(problems(ArmJson.read(body).asObject())).isNotEmpty();
    }
}
