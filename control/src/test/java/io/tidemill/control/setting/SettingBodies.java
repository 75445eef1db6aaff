package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmJson;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that real clients send, for a deployment `blue` of an endpoint `ep1`.
final class SettingBodies {
    static final String TARGET =
            "/subscriptions/S/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws1/onlineEndpoints/ep1/deployments/blue";

    static final SettingId ID = new SettingId("S", "rg1", "scale-blue");

    private SettingBodies() {}

    /// `az monitor autoscale create`.
    static ObjectNode azureCli() {
        return json(
                """
                {"location":"eastus","properties":{"profiles":[{"name":"default",
                  "capacity":{"minimum":"2","maximum":"5","default":"2"},"rules":[]}],
                 "notifications":[{"operation":"Scale","email":{"customEmails":[]},"webhooks":[]}],
                 "enabled":true,"targetResourceUri":"TARGET"}}
                """);
    }

    /// The Python SDK, without rules.
    static ObjectNode python() {
        return json(
                """
                {"location":"eastus","properties":{"profiles":[{"name":"my-scale-settings",
                  "capacity":{"minimum":"2","maximum":"5","default":"2"},"rules":[]}],
                 "targetResourceUri":"TARGET"}}
                """);
    }

    /// The Python SDK, with one rule.
    static ObjectNode pythonWithRule() {
        return json(
                """
                {"location":"eastus","properties":{"profiles":[{"name":"my-scale-settings",
                  "capacity":{"minimum":"2","maximum":"5","default":"2"},"rules":[
                   {"metricTrigger":{"metricName":"CpuUtilizationPercentage","metricResourceUri":"TARGET",
                     "timeGrain":"PT1M","statistic":"Average","timeWindow":"PT5M","timeAggregation":"Last",
                     "operator":"GreaterThan","threshold":70.0},
                    "scaleAction":{"direction":"Increase","type":"ChangeCount","value":"2","cooldown":"PT1H"}}]}],
                 "targetResourceUri":"TARGET"}}
                """);
    }

    /// The Python SDK, to disable a setting.
    static ObjectNode pythonDisable() {
        return json(
                """
                {"location":"eastus","properties":{"enabled":false,"targetResourceUri":"TARGET"}}
                """);
    }

    /// Every member of the schema in use.
    static ObjectNode complete() {
        return json(
                """
                {"location":"eastus","tags":{"team":"search"},"properties":{
                 "profiles":[
                  {"name":"default","capacity":{"minimum":2,"maximum":5,"default":2},"rules":[
                   {"metricTrigger":{"metricName":"RequestLatency","metricNamespace":"","metricResourceUri":"TARGET",
                     "metricResourceLocation":"eastus","timeGrain":"PT60S","statistic":"average","timeWindow":"P0DT300S",
                     "timeAggregation":"AVERAGE","operator":"greaterThan","threshold":70,
                     "dimensions":[{"dimensionName":"deployment","operator":"equals","values":["blue"]}],
                     "dividePerInstance":true},
                    "scaleAction":{"direction":"increase","type":"changecount","value":1,"cooldown":"PT90S"}}]},
                  {"name":"christmas","capacity":{"minimum":"1","maximum":"1","default":"1"},"rules":[],
                   "fixedDate":{"timeZone":"UTC","start":"2026-12-24T00:00:00.000Z","end":"2026-12-26T23:59:00"}},
                  {"name":"weekend","capacity":{"minimum":"1","maximum":"2","default":"1"},"rules":[],
                   "recurrence":{"frequency":"week","schedule":{"timeZone":"UTC","days":["saturday","Sunday"],
                     "hours":[0],"minutes":[30]}}}],
                 "notifications":[{"operation":"scale","email":{},"webhooks":[{"serviceUri":"https://example.org/hook"}]}],
                 "targetResourceUri":"TARGET","unknown":{"to":"Azure"}}}
                """);
    }

    /// Puts a value, in JSON, at a place below `properties`; `-` takes away what is there.
    static void set(ObjectNode body, String place, String value) {
        int slash = place.lastIndexOf('/');
        String parent = "/properties" + (slash < 0 ? "" : "/" + place.substring(0, slash));
        ObjectNode object = body.at(parent).asObject();
        if (value.equals("-")) {
            object.remove(place.substring(slash + 1));
        } else {
            object.set(place.substring(slash + 1), ArmJson.read(value));
        }
    }

    private static ObjectNode json(String text) {
        return ArmJson.read(text.replace("TARGET", TARGET)).asObject();
    }
}
