package io.tidemill.control.setting;

import static io.tidemill.control.setting.Readings.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class NormalFormTest {
    @Test
    void fillsInWhatAzureFillsIn() {
        ObjectNode document = valid(SettingBodies.pythonWithRule()).document();

        assertThat(document)
                .isEqualTo(
                        ArmJson.read(
                                """
                                {"id":"/subscriptions/S/resourceGroups/rg1/providers/microsoft.insights/autoscalesettings/scale-blue",
                                 "name":"scale-blue","type":"Microsoft.Insights/autoscaleSettings","location":"eastus","tags":{},
                                 "properties":{"profiles":[{"name":"my-scale-settings",
                                  "capacity":{"minimum":"2","maximum":"5","default":"2"},
                                  "rules":[{"metricTrigger":{"metricName":"CpuUtilizationPercentage","metricNamespace":"",
                                    "metricResourceUri":"TARGET","timeGrain":"PT1M","statistic":"Average","timeWindow":"PT5M",
                                    "timeAggregation":"Last","operator":"GreaterThan","threshold":70.0,"dimensions":[],
                                    "dividePerInstance":false},
                                   "scaleAction":{"direction":"Increase","type":"ChangeCount","value":"2","cooldown":"PT1H"}}]}],
                                  "notifications":[],"enabled":true,
                                  "predictiveAutoscalePolicy":{"scaleMode":"Disabled","scaleLookAheadTime":null},
                                  "name":"scale-blue","targetResourceUri":"TARGET"}}
                                """
                                        .replace("TARGET", SettingBodies.TARGET)));
    }

    @Test
    void bringsWordsNumbersAndNotificationsIntoAzuresForm() {
        JsonNode properties = valid(SettingBodies.complete()).document().path("properties");

        assertThat(properties.at("/profiles/0/capacity").toString())
                .isEqualTo("{\"minimum\":\"2\",\"maximum\":\"5\",\"default\":\"2\"}");
        assertThat(properties.at("/profiles/0/rules/0/metricTrigger").toString())
                .contains("\"statistic\":\"Average\"", "\"timeAggregation\":\"Average\"")
                .contains("\"operator\":\"GreaterThan\"", "\"threshold\":70.0")
                .contains(
                        "\"dimensions\":[{\"DimensionName\":\"deployment\",\"Operator\":\"Equals\",\"Values\":[\"blue\"]}]");
        assertThat(properties.at("/profiles/0/rules/0/scaleAction").toString())
                .isEqualTo(
                        "{\"direction\":\"Increase\",\"type\":\"ChangeCount\",\"value\":\"1\",\"cooldown\":\"PT90S\"}");
        assertThat(properties.at("/notifications/0").toString())
                .isEqualTo(
                        "{\"operation\":\"Scale\",\"email\":{\"sendToSubscriptionAdministrator\":false,\"sendToSubscriptionCoAdministrators\":false,\"customEmails\":[]},\"webhooks\":[{\"serviceUri\":\"https://example.org/hook\",\"properties\":{}}]}");
        assertThat(properties.has("unknown")).isFalse();
    }

    /// Place below `properties`, what is put there (`-` takes it away), what is answered there.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name | \"other\" | \"scale-blue\"",
                "predictiveAutoscalePolicy | - | {\"scaleMode\":\"Disabled\",\"scaleLookAheadTime\":null}",
                "predictiveAutoscalePolicy | null | {\"scaleMode\":\"Disabled\",\"scaleLookAheadTime\":null}",
                "predictiveAutoscalePolicy | {\"scaleMode\":\"disabled\"} | {\"scaleMode\":\"Disabled\",\"scaleLookAheadTime\":null}",
                "predictiveAutoscalePolicy | {\"scaleMode\":\"Disabled\",\"scaleLookAheadTime\":\"PT5M\"} | {\"scaleMode\":\"Disabled\",\"scaleLookAheadTime\":\"PT5M\"}",
                "notifications | null | []",
                "notifications/0/email/customEmails | null | []",
                "notifications/0/webhooks | - | []",
                "notifications/0/operation | \"scale\" | \"Scale\"",
                "enabled | - | true",
                "enabled | false | false",
                "profiles/0/rules | null | []",
                "profiles/0/capacity/minimum | 1 | \"1\"",
                "profiles/0/rules/0/metricTrigger/metricNamespace | - | \"\"",
                "profiles/0/rules/0/metricTrigger/dividePerInstance | - | false",
                "profiles/0/rules/0/metricTrigger/dimensions | - | []",
                "profiles/0/rules/0/metricTrigger/threshold | \"75\" | 75.0",
                "profiles/0/rules/0/metricTrigger/timeWindow | \"PT60M\" | \"PT60M\"",
                "profiles/0/rules/0/scaleAction/value | - | \"1\"",
                "profiles/0/rules/0/scaleAction | {\"direction\":\"none\",\"type\":\"exactCount\",\"value\":\"4\",\"cooldown\":\"PT5M\"} | {\"direction\":\"None\",\"type\":\"ExactCount\",\"value\":\"4\",\"cooldown\":\"PT5M\"}",
                "profiles/2/recurrence/frequency | \"week\" | \"Week\"",
                "profiles/2/recurrence/schedule/days | [\"SUNDAY\",\"saturday\"] | [\"Sunday\",\"Saturday\"]",
                "targetResourceLocation | \"eastus\" | \"eastus\""
            })
    void answersEachMemberAsAzureDoes(String place, String sent, String answered) {
        ObjectNode body = SettingBodies.complete();
        SettingBodies.set(body, place, sent);

        assertThat(valid(body).document().at("/properties/" + place))
                .isEqualTo(ArmJson.read(answered));
    }

    @Test
    void takesAnEmptyTimeOfDayForMidnight() {
        ObjectNode setting = SettingBodies.complete();
        var schedule = (ObjectNode) setting.at("/properties/profiles/2/recurrence/schedule");
        schedule.putArray("hours");
        schedule.putArray("minutes");

        assertThat(
                        valid(setting)
                                .document()
                                .at("/properties/profiles/2/recurrence/schedule")
                                .toString())
                .contains("\"hours\":[0],\"minutes\":[0]");
    }

    @Test
    void normalFormIsItsOwnNormalForm() {
        ObjectNode once = valid(SettingBodies.complete()).document();

        assertThat(valid(once).document()).isEqualTo(once);
        assertThat(valid(once).setting()).isEqualTo(valid(SettingBodies.complete()).setting());
    }
}
