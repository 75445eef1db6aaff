package io.tidemill.conformance;

import com.azure.core.credential.TokenCredential;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.monitor.MonitorManager;
import com.azure.resourcemanager.monitor.models.AutoscaleSetting;
import com.azure.resourcemanager.monitor.models.ComparisonOperationType;
import com.azure.resourcemanager.monitor.models.DayOfWeek;
import com.azure.resourcemanager.monitor.models.MetricStatisticType;
import com.azure.resourcemanager.monitor.models.ScaleDirection;
import com.azure.resourcemanager.monitor.models.ScaleType;
import com.azure.resourcemanager.monitor.models.TimeAggregationType;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.models.GenericResource;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A program that does what the article does, with the Azure SDK for Java. What it reads back it
/// prints as one JSON object.
///
/// A program of its own, because a JVM takes its trust store once, before its first TLS connection.
final class JavaArticle {
    private static final String GROUP = System.getenv("TIDEMILL_RESOURCE_GROUP");
    private static final String NAME = "autoscale-embeddings-blue-java";
    private static final String ML_VERSION = "2022-10-01";

    private final MonitorManager monitor;
    private final ResourceManager resources;
    private final ObjectNode seen = new JsonMapper().createObjectNode();

    private JavaArticle(MonitorManager monitor, ResourceManager resources) {
        this.monitor = monitor;
        this.resources = resources;
    }

    @SuppressWarnings("SystemOut") // its output is what the test reads
    public static void main(String[] arguments) {
        JavaArticle article = connect();
        article.run();
        System.out.println(article.seen);
    }

    /// As the page on Azure clients says, word for word.
    private static JavaArticle connect() {
        String arm = System.getenv("TIDEMILL_ARM_URL") + "/";
        String authority = System.getenv("TIDEMILL_AUTHORITY_URL") + "/";
        AzureEnvironment environment =
                new AzureEnvironment(
                        Map.of(
                                "resourceManagerEndpointUrl", arm,
                                "managementEndpointUrl", arm,
                                "activeDirectoryEndpointUrl", authority,
                                "activeDirectoryResourceId", arm,
                                "activeDirectoryGraphResourceId", arm,
                                "microsoftGraphEndpointUrl", arm));
        AzureProfile profile =
                new AzureProfile(
                        System.getenv("TIDEMILL_TENANT"),
                        System.getenv("TIDEMILL_SUBSCRIPTION"),
                        environment);
        TokenCredential credential =
                new ClientSecretCredentialBuilder()
                        .authorityHost(environment.getActiveDirectoryEndpoint())
                        .tenantId(System.getenv("TIDEMILL_TENANT"))
                        .clientId(System.getenv("TIDEMILL_CLIENT_ID"))
                        .clientSecret(System.getenv("TIDEMILL_CLIENT_SECRET"))
                        .disableInstanceDiscovery()
                        .build();
        MonitorManager monitor = MonitorManager.authenticate(credential, profile);
        return new JavaArticle(
                monitor,
                ResourceManager.authenticate(credential, profile).withDefaultSubscription());
    }

    private void run() {
        GenericResource endpoint = ml(Embeddings.ENDPOINT);
        GenericResource deployment = ml(Embeddings.DEPLOYMENT);
        seen.put("location", deployment.regionName());
        seen.put("capacity", deployment.sku().capacity());
        AutoscaleSetting setting = create(endpoint, deployment);
        seen.put("created", setting.autoscaleEnabled());
        setting.update().withAutoscaleDisabled().apply();
        read(setting.id());
        lists();
        metrics(deployment.id());
        missing();
        monitor.autoscaleSettings().deleteById(setting.id());
        seen.put("left", monitor.autoscaleSettings().listByResourceGroup(GROUP).stream().count());
        generic();
    }

    private GenericResource ml(String id) {
        return resources.genericResources().getById(id, ML_VERSION);
    }

    private AutoscaleSetting create(GenericResource endpoint, GenericResource deployment) {
        return monitor.autoscaleSettings()
                .define(NAME)
                .withRegion(deployment.regionName())
                .withExistingResourceGroup(GROUP)
                .withTargetResource(deployment.id())
                .defineAutoscaleProfile("my-scale-settings")
                .withMetricBasedScale(2, 5, 2)
                .defineScaleRule()
                .withMetricSource(deployment.id())
                .withMetricName("CpuUtilizationPercentage")
                .withStatistic(
                        Duration.ofMinutes(5), Duration.ofMinutes(1), MetricStatisticType.AVERAGE)
                .withCondition(TimeAggregationType.LAST, ComparisonOperationType.GREATER_THAN, 70)
                .withScaleAction(
                        ScaleDirection.INCREASE, ScaleType.CHANGE_COUNT, 2, Duration.ofHours(1))
                .attach()
                .defineScaleRule()
                .withMetricSource(deployment.id())
                .withMetricName("CpuUtilizationPercentage")
                .withStatistic(
                        Duration.ofMinutes(5), Duration.ofMinutes(1), MetricStatisticType.AVERAGE)
                .withCondition(TimeAggregationType.LAST, ComparisonOperationType.LESS_THAN, 30)
                .withScaleAction(
                        ScaleDirection.DECREASE, ScaleType.CHANGE_COUNT, 1, Duration.ofHours(1))
                .attach()
                .defineScaleRule()
                .withMetricSource(endpoint.id())
                .withMetricName("RequestLatency")
                .withStatistic(
                        Duration.ofMinutes(5), Duration.ofMinutes(1), MetricStatisticType.AVERAGE)
                .withCondition(TimeAggregationType.LAST, ComparisonOperationType.GREATER_THAN, 70)
                .withScaleAction(
                        ScaleDirection.INCREASE, ScaleType.CHANGE_COUNT, 1, Duration.ofHours(1))
                .attach()
                .attach()
                .defineAutoscaleProfile("weekend-profile")
                .withScheduleBasedScale(2)
                .withRecurrentSchedule(
                        "Pacific Standard Time", "00:00", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                .attach()
                .create();
    }

    private void read(String id) {
        AutoscaleSetting setting = monitor.autoscaleSettings().getById(id);
        seen.put("enabled", setting.autoscaleEnabled());
        seen.put("target", setting.targetResourceId());
        var names = seen.putArray("profiles");
        setting.profiles().keySet().stream().sorted().forEach(names::add);
        var rules = seen.putArray("rules");
        Objects.requireNonNull(setting.profiles().get("my-scale-settings"))
                .rules()
                .forEach(rule ->
                        rules.add(
                                rule.metricName()
                                        + " "
                                        + rule.condition()
                                        + " "
                                        + rule.threshold()
                                        + " "
                                        + rule.scaleDirection()
                                        + " "
                                        + rule.scaleInstanceCount()));
    }

    private void lists() {
        var groups = seen.putArray("groups");
        resources.resourceGroups().list().forEach(group -> groups.add(group.name()));
        var subscriptions = seen.putArray("subscriptions");
        resources.subscriptions().list().forEach(one -> subscriptions.add(one.subscriptionId()));
        var operations = seen.putArray("operations");
        monitor.activityLogs()
                .defineQuery()
                .startingFrom(OffsetDateTime.now(ZoneOffset.UTC).minusHours(1))
                .endsBefore(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(1))
                .withAllPropertiesInResponse()
                .filterByResourceGroup(GROUP)
                .execute()
                .forEach(event -> operations.add(event.operationName().localizedValue()));
    }

    private void metrics(String deployment) {
        var definitions = seen.putArray("definitions");
        monitor.metricDefinitions()
                .listByResource(deployment)
                .forEach(definition -> {
                    definitions.add(definition.name().value());
                    if (definition.name().value().equals("CpuUtilizationPercentage")) {
                        var points =
                                definition
                                        .defineQuery()
                                        .startingFrom(
                                                OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(10))
                                        .endsBefore(OffsetDateTime.now(ZoneOffset.UTC))
                                        .withAggregation("Average")
                                        .withInterval(Duration.ofMinutes(1))
                                        .execute();
                        seen.put("interval", points.interval().toString());
                    }
                });
    }

    private void missing() {
        try {
            monitor.autoscaleSettings().getById(Client.SETTINGS + "/nosuch");
        } catch (ManagementException e) {
            seen.put("missing", e.getValue().getCode());
        }
    }

    /// Endpoints have no client of their own here: an endpoint is made and deleted as any resource.
    private void generic() {
        String id = Client.ENDPOINTS + "/made-by-java";
        resources
                .genericResources()
                .define("made-by-java")
                .withRegion("local")
                .withExistingResourceGroup(GROUP)
                .withResourceType("onlineEndpoints")
                .withProviderNamespace("Microsoft.MachineLearningServices")
                .withoutPlan()
                .withParentResourcePath("workspaces/default")
                .withApiVersion(ML_VERSION)
                .withProperties(Map.of("authMode", "Key"))
                .create();
        seen.put("generic", resources.genericResources().getById(id).name());
        resources.genericResources().deleteById(id, ML_VERSION);
        resources.genericResources().deleteById(Embeddings.ENDPOINT, ML_VERSION);
        seen.put("endpointLeft", resources.genericResources().checkExistenceById(id, ML_VERSION));
    }
}
