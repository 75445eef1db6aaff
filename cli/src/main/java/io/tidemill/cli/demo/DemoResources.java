package io.tidemill.cli.demo;

import io.tidemill.cli.client.ResourceIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the demo deploys, in the words of Azure's interface: an endpoint, one deployment of a real
/// model, and an autoscale setting on it. Grains and windows are short, so that a person sees it
/// move within minutes.
///
/// The windows are three grains long: shorter ones would follow the chance in a few seconds of
/// load.
final class DemoResources {

    static final String ENDPOINT = "embeddings";
    static final String DEPLOYMENT = "blue";
    static final String SETTING = "autoscale-embeddings-blue";
    static final int MINIMUM = 2;
    static final int MAXIMUM = 5;

    private final ResourceIds ids;

    DemoResources(ResourceIds ids) {
        this.ids = ids;
    }

    String endpointId() {
        return ids.endpoint(ENDPOINT);
    }

    String deploymentId() {
        return ids.deployment(ENDPOINT, DEPLOYMENT);
    }

    String settingId() {
        return ids.setting(SETTING);
    }

    /// The endpoint before it has a deployment to send requests to.
    static JsonNode endpoint() {
        return json(
                """
                {"location": "local", "properties": {"authMode": "Key"}}
                """);
    }

    /// The endpoint with all requests going to the deployment.
    static JsonNode endpointWithTraffic() {
        return json(
                """
                {"location": "local", "properties": {"authMode": "Key", "traffic": {"blue": 100}}}
                """);
    }

    /// An instance has a fifth of a core, so that five of them fit on a laptop. Requests may wait:
    /// the demo is to show the instances follow the load, not the gateway refuse it.
    static JsonNode deployment() {
        return json(
                """
                {
                  "location": "local",
                  "sku": {"name": "Default", "capacity": 2},
                  "properties": {
                    "endpointComputeType": "Managed",
                    "model": "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1",
                    "instanceType": "Local_C20_M512",
                    "requestSettings": {"maxConcurrentRequestsPerInstance": 200, "requestTimeout": "PT60S"},
                    "scaleSettings": {"scaleType": "Default"}
                  }
                }
                """);
    }

    /// Two to five instances: two more on high CPU, one more on slow answers, one fewer on low CPU.
    JsonNode setting() {
        String cpu = trigger("CpuUtilizationPercentage", deploymentId());
        String latency = trigger("RequestLatency", endpointId());
        return json(
                """
                {
                  "location": "local",
                  "properties": {
                    "enabled": true,
                    "targetResourceUri": "%s",
                    "profiles": [{
                      "name": "default",
                      "capacity": {"minimum": "2", "maximum": "5", "default": "2"},
                      "rules": [
                        {"metricTrigger": {%s, "operator": "GreaterThan", "threshold": 70}, "scaleAction": %s},
                        {"metricTrigger": {%s, "operator": "LessThan", "threshold": 30}, "scaleAction": %s},
                        {"metricTrigger": {%s, "operator": "GreaterThan", "threshold": 400}, "scaleAction": %s}
                      ]
                    }]
                  }
                }
                """
                        .formatted(
                                deploymentId(),
                                cpu,
                                action("Increase", 2),
                                cpu,
                                action("Decrease", 1),
                                latency,
                                action("Increase", 1)));
    }

    private static String trigger(String metric, String resource) {
        return """
        "metricName": "%s", "metricResourceUri": "%s", "timeGrain": "PT10S", "statistic": "Average",
        "timeWindow": "PT30S", "timeAggregation": "Average"
        """
                .formatted(metric, resource)
                .strip();
    }

    private static String action(String direction, int count) {
        return """
        {"direction": "%s", "type": "ChangeCount", "value": "%d", "cooldown": "PT20S"}
        """
                .formatted(direction, count)
                .strip();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
