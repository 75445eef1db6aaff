package io.tidemill.control.endpoint;

import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.InstanceTemplate;
import io.tidemill.control.target.InstanceType;
import io.tidemill.control.target.Launch;
import io.tidemill.control.target.Probe;
import io.tidemill.control.target.Probes;
import io.tidemill.control.target.RequestLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Turns the kept document of a deployment into what the runtime is told.
public final class DeploymentSpecs {
    /// The member of `properties.properties` that names any command as instance.
    public static final String COMMAND = "tidemill.command";

    static final String EXAMPLE_MODEL =
            "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1";

    private DeploymentSpecs() {}

    /// The spec of a document that [DeploymentReader] made.
    public static DeploymentSpec of(DeploymentId id, JsonNode document) {
        JsonNode properties = document.path("properties");
        return new DeploymentSpec(
                id.text(),
                id.endpoint().name(),
                id.name(),
                document.path("sku").path("capacity").asInt(),
                template(properties),
                new Probes(
                        probe(properties.path("readinessProbe")),
                        probe(properties.path("livenessProbe"))),
                limits(properties.path("requestSettings")));
    }

    private static InstanceTemplate template(JsonNode properties) {
        Map<String, String> variables = new HashMap<>();
        properties
                .path("environmentVariables")
                .forEachEntry((name, value) -> variables.put(name, value.asString()));
        InstanceType type =
                InstanceType.parse(properties.path("instanceType").asString()).orElseThrow();
        return new InstanceTemplate(launch(properties), type, variables);
    }

    private static Launch launch(JsonNode properties) {
        JsonNode command = properties.path("properties").path(COMMAND);
        return command.isMissingNode()
                ? new Launch.BuiltInModel(properties.path("model").asString())
                : new Launch.ShellCommand(command.asString());
    }

    private static Probe probe(JsonNode json) {
        return new Probe(
                duration(json, "initialDelay"),
                duration(json, "period"),
                duration(json, "timeout"),
                json.path("successThreshold").asInt(),
                json.path("failureThreshold").asInt());
    }

    private static RequestLimits limits(JsonNode json) {
        return new RequestLimits(
                duration(json, "requestTimeout"),
                json.path("maxConcurrentRequestsPerInstance").asInt(),
                RequestLimits.DEFAULT.drain());
    }

    private static Duration duration(JsonNode json, String name) {
        return Duration.parse(json.path(name).asString());
    }
}
