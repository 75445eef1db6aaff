package io.tidemill.control.endpoint;

import io.tidemill.control.asset.Assets;
import io.tidemill.control.resource.ResourceIdentity;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.Durations;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.scrape.ScrapePlan;
import io.tidemill.control.target.InstanceType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a deployment into the document that is kept, and reports everything that is
/// wrong with it.
final class DeploymentReader {
    /// Instances that a deployment may have; Azure has no deployment without one.
    static final int MOST_INSTANCES = 50;

    private static final int MOST_VARIABLES = 256;
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(3);
    private static final Duration LONGEST_PROBE = Duration.ofHours(1);

    private final Problems problems;
    private final ResourceBody body;
    private final JsonField properties;
    private final Assets.Known assets;

    /// @param assets those that the deployment may name
    DeploymentReader(ObjectNode body, Problems problems, Assets.Known assets) {
        this.assets = assets;
        this.problems = problems;
        this.body = ResourceBody.of(body, problems);
        this.properties = this.body.properties();
    }

    /// The document.
    ///
    /// @param capacity instances when the body names no count
    ObjectNode read(DeploymentId id, int capacity) {
        Names.check("deployment", id.name(), problems);
        ObjectNode document = body.document();
        if (!body.at("identity").isAbsent()) {
            document.set("identity", ResourceIdentity.read(body.at("identity")));
        }
        document.set("sku", sku(capacity));
        document.set("properties", properties(id));
        return document;
    }

    private ObjectNode sku(int capacity) {
        JsonField sku = body.at("sku");
        sku.members();
        ObjectNode kept =
                ArmJson.object()
                        .put("name", text(sku.at("name"), "Default"))
                        .put("tier", text(sku.at("tier"), "Standard"));
        for (String name : List.of("family", "size")) {
            if (!sku.at(name).isAbsent()) {
                kept.put(name, text(sku.at(name), ""));
            }
        }
        return kept.put(
                "capacity",
                WholeNumber.readIfPresent(sku.at("capacity"), capacity, 1, MOST_INSTANCES));
    }

    private ObjectNode properties(DeploymentId id) {
        ObjectNode kept = ArmJson.object();
        kept.put("endpointComputeType", word("endpointComputeType", "Managed"));
        kept.put("description", body.text("description"));
        kept.put("instanceType", instanceType());
        new DeploymentSource(properties, id.endpoint().workspaceId(), assets).read(kept);
        kept.set("environmentVariables", variables());
        kept.set("properties", body.ownProperties());
        properties.at("properties").members().forEach(DeploymentReader::checkScraping);
        kept.put("appInsightsEnabled", properties.at("appInsightsEnabled").flag(false));
        kept.put(
                "egressPublicNetworkAccess",
                word("egressPublicNetworkAccess", "Enabled", "Disabled"));
        kept.put("privateNetworkConnection", properties.at("privateNetworkConnection").flag(false));
        readEchoed(kept);
        kept.set("requestSettings", requestSettings(properties.at("requestSettings")));
        kept.set("livenessProbe", probe(properties.at("livenessProbe")));
        kept.set("readinessProbe", probe(properties.at("readinessProbe")));
        scaleType(properties.at("scaleSettings"));
        kept.putObject("scaleSettings").put("scaleType", "Default");
        return kept;
    }

    private static void checkScraping(String name, JsonField value) {
        ScrapePlan.problem(name, value.node().asString("")).ifPresent(value::refuse);
    }

    private String instanceType() {
        JsonField field = properties.at("instanceType");
        return field.read(
                text -> InstanceType.parse(text).map(InstanceType::name),
                "",
                "must be one of " + InstanceType.KNOWN);
    }

    private ObjectNode variables() {
        JsonField field = properties.at("environmentVariables");
        ObjectNode variables = ArmJson.object();
        field.members()
                .forEach((name, value) -> {
                    if (name.isBlank() || name.contains("=") || name.contains("\0")) {
                        value.refuse("must have a name without '='");
                    }
                    variables.put(name, value.read(Optional::of, "", "must be a text"));
                });
        if (variables.size() > MOST_VARIABLES) {
            field.refuse("must have at most " + MOST_VARIABLES + " members");
        }
        return variables;
    }

    private static ObjectNode requestSettings(JsonField field) {
        return ArmJson.object()
                .put(
                        "maxConcurrentRequestsPerInstance",
                        WholeNumber.readIfPresent(
                                field.at("maxConcurrentRequestsPerInstance"), 1, 1, 100_000))
                .put("maxQueueWait", duration(field.at("maxQueueWait"), "PT0.5S", LONGEST_REQUEST))
                .put(
                        "requestTimeout",
                        positive(field.at("requestTimeout"), "PT5S", LONGEST_REQUEST));
    }

    private static ObjectNode probe(JsonField field) {
        return ArmJson.object()
                .put(
                        "failureThreshold",
                        WholeNumber.readIfPresent(field.at("failureThreshold"), 30, 1, 1000))
                .put(
                        "successThreshold",
                        WholeNumber.readIfPresent(field.at("successThreshold"), 1, 1, 1000))
                .put("initialDelay", duration(field.at("initialDelay"), "PT10S", LONGEST_PROBE))
                .put("period", positive(field.at("period"), "PT10S", LONGEST_PROBE))
                .put("timeout", positive(field.at("timeout"), "PT2S", LONGEST_PROBE));
    }

    private static String positive(JsonField field, String otherwise, Duration longest) {
        String text = duration(field, otherwise, longest);
        if (Duration.parse(text).isZero()) {
            field.refuse("must be longer than nothing");
        }
        return text;
    }

    private static String duration(JsonField field, String otherwise, Duration longest) {
        return field.readIfPresent(
                text ->
                        Durations.parse(text)
                                .filter(found -> found.compareTo(longest) <= 0)
                                .map(Duration::toString),
                otherwise,
                "must be a duration of at most " + longest);
    }

    private static void scaleType(JsonField field) {
        field.at("scaleType")
                .readIfPresent(
                        text -> Optional.of(text).filter("Default"::equalsIgnoreCase),
                        "",
                        "must be Default: the count follows sku.capacity and autoscale settings");
    }

    /// What is kept and answered as it came, because nothing here depends on it.
    private void readEchoed(ObjectNode kept) {
        if (!properties.at("modelMountPath").isAbsent()) {
            kept.put("modelMountPath", body.text("modelMountPath"));
        }
        if (!properties.at("dataCollector").isAbsent()) {
            kept.set("dataCollector", ResourceBody.object(properties.at("dataCollector")));
        }
    }

    /// One of the words, in any case; the first of them when there is none.
    private String word(String name, String... words) {
        List<String> all = List.of(words);
        return properties
                .at(name)
                .readIfPresent(
                        text -> all.stream().filter(text::equalsIgnoreCase).findFirst(),
                        all.getFirst(),
                        "must be " + String.join(" or ", all));
    }

    private static String text(JsonField field, String otherwise) {
        return field.readIfPresent(Optional::of, otherwise, "must be a text");
    }
}
