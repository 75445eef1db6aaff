package io.tidemill.control.endpoint;

import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.scrape.ScrapePlan;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.InstanceTemplate;
import io.tidemill.control.target.InstanceType;
import io.tidemill.control.target.Probe;
import io.tidemill.control.target.Probes;
import io.tidemill.control.target.RequestLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Turns the kept document of a deployment into what the runtime is told.
public final class DeploymentSpecs {
    /// The member of `properties.properties` that names any command as instance.
    public static final String COMMAND = "tidemill.command";

    static final String EXAMPLE_MODEL =
            "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1";

    private DeploymentSpecs() {}

    /// The spec of a document that [DeploymentReader] made.
    static DeploymentSpec of(DeploymentId id, JsonNode document, Launches launches) {
        JsonNode properties = document.path("properties");
        return new DeploymentSpec(
                id.text(),
                id.endpoint().name(),
                id.name(),
                document.path("sku").path("capacity").asInt(),
                template(id, properties, launches),
                new Probes(
                        probe(properties.path("readinessProbe")),
                        probe(properties.path("livenessProbe"))),
                limits(properties.path("requestSettings")));
    }

    /// How the instances of a document that [DeploymentReader] made want to be read.
    static Optional<ScrapePlan> scrapePlan(JsonNode document) {
        Map<String, String> own = new HashMap<>();
        document.path("properties")
                .path("properties")
                .forEachEntry((name, value) -> own.put(name, value.asString("")));
        return ScrapePlan.of(own);
    }

    private static InstanceTemplate template(
            DeploymentId id, JsonNode properties, Launches launches) {
        WorkspaceId workspace = id.endpoint().workspaceId();
        return new InstanceTemplate(
                launches.launch(workspace, properties),
                InstanceType.parse(properties.path("instanceType").asString()).orElseThrow(),
                launches.variables(workspace, properties));
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
