package io.tidemill.cli.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that runs in one workspace, as read from the control plane.
public final class Fleet {

    private final ArmClient client;
    private final ResourceIds ids;
    private final InstantSource clock;
    private final Duration grain;

    /// Reads metrics in buckets of `grain`.
    public Fleet(ArmClient client, ResourceIds ids, InstantSource clock, Duration grain) {
        this.client = client;
        this.ids = ids;
        this.clock = clock;
        this.grain = grain;
    }

    /// One deployment with what is known of it.
    ///
    /// @param state the provisioning state
    /// @param wanted instances asked for; `ready` of them take requests
    /// @param traffic its endpoint's
    /// @param cpu percent of what its instances may use
    public record Row(
            String endpoint,
            String deployment,
            String state,
            int wanted,
            int ready,
            Traffic traffic,
            OptionalDouble cpu,
            Optional<SettingState> setting) {}

    /// Requests of an endpoint: per minute, and the mean time to answer in milliseconds.
    public record Traffic(OptionalDouble requestsPerMinute, OptionalDouble latencyMillis) {}

    /// An autoscale setting and what it decided last; no explanation before its first evaluation.
    public record SettingState(
            String name, boolean enabled, String decision, List<String> explanation) {
        public SettingState {
            explanation = List.copyOf(explanation);
        }
    }

    /// All deployments, by endpoint and name.
    public List<Row> rows() {
        List<SettingOf> settings = settings();
        List<Row> rows = new ArrayList<>();
        for (JsonNode endpoint : client.list(ids.endpoints())) {
            String name = endpoint.path("name").asString("");
            Traffic traffic = traffic(name);
            for (JsonNode deployment : client.list(ids.endpoint(name) + "/deployments")) {
                rows.add(row(name, deployment, traffic, settings));
            }
        }
        return rows;
    }

    /// One deployment, with the setting of that name if there is one.
    public Row row(String endpoint, String deployment, String setting) {
        JsonNode json = client.get(ids.deployment(endpoint, deployment));
        String id = json.path("id").asString("");
        List<SettingOf> settings = List.of(new SettingOf(id, state(setting, true)));
        return row(endpoint, json, traffic(endpoint), settings);
    }

    private record SettingOf(String target, SettingState state) {}

    private Row row(
            String endpoint, JsonNode deployment, Traffic traffic, List<SettingOf> settings) {
        String id = deployment.path("id").asString("");
        String name = deployment.path("name").asString("");
        Optional<SettingState> setting =
                settings.stream()
                        .filter(candidate -> candidate.target().equalsIgnoreCase(id))
                        .map(SettingOf::state)
                        .findFirst();
        return new Row(
                endpoint,
                name,
                deployment.path("properties").path("provisioningState").asString(""),
                deployment.path("sku").path("capacity").asInt(0),
                ready(ids.deployment(endpoint, name)),
                traffic,
                metrics(ids.deployment(endpoint, name), "CpuUtilizationPercentage")
                        .newest("CpuUtilizationPercentage"),
                setting);
    }

    /// How many instances of a deployment take requests.
    public int ready(String deploymentId) {
        return (int)
                client.list(deploymentId + "/instances").stream().filter(Fleet::isReady).count();
    }

    private static boolean isReady(JsonNode instance) {
        String state = instance.path("state").asString("");
        return state.toLowerCase(Locale.ROOT).equals("ready");
    }

    private Traffic traffic(String endpoint) {
        Metrics metrics = metrics(ids.endpoint(endpoint), "RequestsPerMinute,RequestLatency");
        return new Traffic(metrics.newest("RequestsPerMinute"), metrics.newest("RequestLatency"));
    }

    private Metrics metrics(String resource, String names) {
        return Metrics.read(client, resource, names, new Metrics.Span(clock.instant(), grain));
    }

    private List<SettingOf> settings() {
        return client.list(ids.settings()).stream()
                .map(json -> {
                    JsonNode properties = json.path("properties");
                    return new SettingOf(
                            properties.path("targetResourceUri").asString(""),
                            state(
                                    json.path("name").asString(""),
                                    properties.path("enabled").asBoolean(true)));
                })
                .toList();
    }

    private SettingState state(String name, boolean enabled) {
        JsonNode latest = latest(name);
        return new SettingState(
                name, enabled, Evaluations.decision(latest), Evaluations.explanation(latest));
    }

    /// A setting that was never evaluated has no latest evaluation, which is no failure here.
    private JsonNode latest(String setting) {
        try {
            return client.get(ids.setting(setting) + "/evaluations/latest");
        } catch (CommandFailure failure) {
            if (failure.isNotFound()) {
                return JsonMapper.shared().missingNode();
            }
            throw failure;
        }
    }
}
