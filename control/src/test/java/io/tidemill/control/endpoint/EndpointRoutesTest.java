package io.tidemill.control.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.Launch;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EndpointRoutesTest {
    private static final String WORKSPACE =
            "/subscriptions/S/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws1/onlineEndpoints";
    private static final String VERSION = "?api-version=2022-02-01-preview";
    private static final EndpointId ENDPOINT = new EndpointId("S", "rg1", "ws1", "embeddings");
    private static final DeploymentId BLUE = ENDPOINT.deployment("blue");

    /// What azure-ai-ml sends to create an endpoint.
    private static final String ENDPOINT_BODY =
            "{\"tags\":{},\"location\":\"eastus\",\"identity\":{\"type\":\"SystemAssigned\"},\"properties\":{\"authMode\":\"Key\",\"properties\":{},\"mirrorTraffic\":{},\"traffic\":TRAFFIC}}";

    /// What azure-ai-ml sends to update a deployment, with a model.
    private static final String DEPLOYMENT_BODY =
            """
            {"tags":{},"location":"eastus","properties":{"environmentVariables":{"A":"b"},"properties":{},
             "endpointComputeType":"Managed","instanceType":"Local_C25_M512","privateNetworkConnection":false,
             "model":"azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1",
             "requestSettings":{"maxConcurrentRequestsPerInstance":4,"requestTimeout":"PT5S"},
             "scaleSettings":{"scaleType":"Default"}},"sku":{"name":"Default","capacity":3}}
            """;

    @TempDir private Path folder;
    private final FakeProvisioning provisioning = new FakeProvisioning();
    private final AtomicInteger changes = new AtomicInteger();
    private DocumentStore store;
    private OnlineEndpoints endpoints;
    private OnlineDeployments deployments;
    private ArmRouter router;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        var log = new AdministrativeLog(() -> Instant.EPOCH);
        endpoints =
                new OnlineEndpoints(store, log, new SecureRandom(), _ -> changes.incrementAndGet());
        deployments = new OnlineDeployments(store, log, provisioning);
        List<Route> routes =
                Stream.of(
                                new EndpointRoutes(endpoints, deployments, "http://localhost:7080")
                                        .routes(),
                                new DeploymentRoutes(endpoints, deployments).routes(),
                                new OperationRoutes(deployments).routes())
                        .flatMap(List::stream)
                        .toList();
        router = new ArmRouter(routes);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void createsAnEndpointWithKeysAndAddresses() {
        ArmResponse created = putEndpoint("embeddings", "{}");

        assertThat(created.status()).isEqualTo(201);
        JsonNode properties = created.json().path("properties");
        assertThat(properties.path("scoringUri").asString())
                .isEqualTo("http://localhost:7080/endpoints/embeddings/score");
        assertThat(properties.path("provisioningState").asString()).isEqualTo("Succeeded");
        assertThat(properties.at("/properties/azureml.onlineendpointid").asString())
                .isEqualTo(ENDPOINT.lowerCase());
        assertThat(created.body()).doesNotContain(endpoints.all().getFirst().keys().primary());
    }

    @Test
    void tellsTheGatewayOfEachChange() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);
        putEndpoint("embeddings", "{\"blue\":100}");

        assertThat(changes.get()).isGreaterThanOrEqualTo(2);
        assertThat(endpoints.all())
                .singleElement()
                .satisfies(access -> {
                    assertThat(access.name()).isEqualTo("embeddings");
                    assertThat(access.traffic()).isEqualTo(Map.of("blue", 100));
                });
    }

    @Test
    void keepsTheKeysWhenAnEndpointIsUpdated() {
        putEndpoint("embeddings", "{}");
        JsonNode before = call("POST", "/embeddings/listKeys", "").json();
        putEndpoint("embeddings", "{}");

        assertThat(call("POST", "/embeddings/listKeys", "").json()).isEqualTo(before);
        assertThat(before.path("primaryKey").asString()).hasSizeGreaterThan(40);
    }

    @Test
    void regeneratesOneKeyAndLeavesTheOther() {
        putEndpoint("embeddings", "{}");
        Keys before = endpoints.all().getFirst().keys();
        ArmResponse response =
                call("POST", "/embeddings/regenerateKeys", "{\"keyType\":\"Primary\"}");
        Keys after = endpoints.all().getFirst().keys();

        assertThat(response.status()).isEqualTo(200);
        assertThat(after.primary()).isNotEqualTo(before.primary());
        assertThat(after.secondary()).isEqualTo(before.secondary());
    }

    @Test
    void takesKeysThatAreBrought() {
        call(
                "PUT",
                "/embeddings",
                "{\"location\":\"x\",\"properties\":{\"keys\":{\"primaryKey\":\"0123456789abcdef\"}}}");

        assertThat(endpoints.all().getFirst().keys().primary()).isEqualTo("0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"blue\":60} | properties.traffic adds up to 60, must add up to 0 or 100",
                "{\"green\":100} | properties.traffic.green names no deployment of this endpoint",
                "{\"blue\":101} | properties.traffic.blue = 101, must be a whole number from 0 to 100"
            })
    void refusesTrafficThatDoesNotAddUp(String traffic, String message) {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);

        ArmResponse response = putEndpoint("embeddings", traffic);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "1ab", "abc-", "a_b", "abcdefghijklmnopqrstuvwxyz0123456"})
    void refusesNamesThatAzureRefuses(String name) {
        assertThat(putEndpoint(name, "{}").status()).isEqualTo(400);
    }

    @Test
    void refusesANameThatAnotherWorkspaceHas() {
        putEndpoint("embeddings", "{}");
        ArmResponse response =
                router.handle(
                        ArmRequest.of(
                                        "PUT",
                                        WORKSPACE.replace("ws1", "ws2") + "/Embeddings" + VERSION)
                                .withBody(ENDPOINT_BODY.replace("TRAFFIC", "{}")));

        assertThat(response.status()).isEqualTo(409);
    }

    @Test
    void createsADeploymentAsAnOperation() {
        putEndpoint("embeddings", "{}");
        ArmResponse created = putDeployment(DEPLOYMENT_BODY);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers()).containsEntry("Retry-After", "1");
        assertThat(created.json().at("/properties/provisioningState").asString())
                .isEqualTo("Creating");
        String operation = header(created, "Azure-AsyncOperation");
        assertThat(created.json().at("/properties/properties/AzureAsyncOperationUri").asString())
                .isEqualTo(operation);
        assertThat(status(operation)).isEqualTo("InProgress");
        provisioning.settle(BLUE);
        assertThat(status(operation)).isEqualTo("Succeeded");
        assertThat(state()).isEqualTo("Succeeded");
    }

    @Test
    void saysWhyADeploymentDoesNotStart() {
        putEndpoint("embeddings", "{}");
        String operation = header(putDeployment(DEPLOYMENT_BODY), "Azure-AsyncOperation");
        provisioning.crashAgainAndAgain(BLUE, "exit 3");

        assertThat(poll(operation).json().at("/error/message").asString()).isEqualTo("exit 3");
        assertThat(status(operation)).isEqualTo("Failed");
        assertThat(state()).isEqualTo("Failed");
    }

    @Test
    void handsTheWholeSpecOn() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);

        DeploymentSpec spec = provisioning.applied(BLUE).orElseThrow();
        assertThat(spec.capacity()).isEqualTo(3);
        assertThat(spec.endpoint()).isEqualTo("embeddings");
        assertThat(spec.template().launch())
                .isEqualTo(
                        new Launch.BuiltInModel(
                                "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1"));
        assertThat(spec.template().environment()).isEqualTo(Map.of("A", "b"));
        assertThat(spec.template().type().coresText()).isEqualTo("0.25");
        assertThat(spec.limits().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(spec.limits().maxConcurrent()).isEqualTo(4);
        assertThat(spec.probes().readiness().failureThreshold()).isEqualTo(30);
    }

    @Test
    void runsAnyCommand() {
        putEndpoint("embeddings", "{}");
        ObjectNode body = deployment();
        body.path("properties").asObject().remove("model");
        body.path("properties")
                .path("properties")
                .asObject()
                .put("tidemill.command", "serve $PORT");
        putDeployment(body.toString());

        assertThat(provisioning.applied(BLUE).orElseThrow().template().launch())
                .isEqualTo(new Launch.ShellCommand("serve $PORT"));
    }

    @Test
    void answersWhatAzuresPythonClientCannotDoWithout() {
        putEndpoint("embeddings", "{}");
        ObjectNode body = deployment();
        body.path("properties").asObject().remove("scaleSettings");
        body.remove("sku");
        putDeployment(body.toString());

        JsonNode answer = call("GET", "/embeddings/deployments/blue", "").json();
        assertThat(answer.at("/properties/scaleSettings/scaleType").asString())
                .isEqualTo("Default");
        assertThat(answer.at("/properties/endpointComputeType").asString()).isEqualTo("Managed");
        assertThat(answer.at("/sku/capacity").asInt()).isEqualTo(1);
        assertThat(answer.at("/properties/livenessProbe/period").asString()).isEqualTo("PT10S");
    }

    @Test
    void keepsTheCountThatAutoscaleChoseWhenAnUpdateNamesNone() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);
        deployments.scale(BLUE.text(), 5);
        ObjectNode body = deployment();
        body.remove("sku");
        putDeployment(body.toString());

        assertThat(deployments.capacity(BLUE.text())).hasValue(5);
    }

    @Test
    void scalesDurablyBeforeItActs() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);

        assertThat(deployments.scale(BLUE.text().toUpperCase(java.util.Locale.ROOT), 4))
                .isEqualTo(new OnlineDeployments.Scaled.Accepted());
        assertThat(deployments.capacity(BLUE.text())).hasValue(4);
        assertThat(provisioning.applied(BLUE).orElseThrow().capacity()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 51})
    void refusesACountThatADeploymentCannotHave(int capacity) {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);

        assertThat(deployments.scale(BLUE.text(), capacity))
                .isInstanceOf(OnlineDeployments.Scaled.Refused.class);
        assertThat(
                        call(
                                        "PATCH",
                                        "/embeddings/deployments/blue",
                                        "{\"sku\":{\"capacity\":" + capacity + "}}")
                                .status())
                .isEqualTo(400);
        assertThat(deployments.capacity(BLUE.text())).hasValue(3);
    }

    @Test
    void refusesToScaleWhatIsNotThere() {
        assertThat(deployments.scale(BLUE.text(), 2))
                .isEqualTo(new OnlineDeployments.Scaled.Refused("there is no such deployment"));
    }

    @Test
    void patchesTheCount() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);
        ArmResponse response =
                call("PATCH", "/embeddings/deployments/blue", "{\"sku\":{\"capacity\":2}}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(provisioning.applied(BLUE).orElseThrow().capacity()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "instanceType | \"Huge\" | properties.instanceType = Huge, must be one of Local_C{percent",
                "instanceType | - | properties.instanceType is missing",
                "model | - | properties.model or properties.properties[\"tidemill.command\"] must be there",
                "model | \"./model\" | properties.model = ./model, must be a model of the built-in registry",
                "requestSettings | {\"requestTimeout\":\"PT4M\"} | properties.requestSettings.requestTimeout = PT4M, must be a duration of at most PT3M",
                "requestSettings | {\"requestTimeout\":\"PT0S\"} | properties.requestSettings.requestTimeout = PT0S, must be longer than nothing",
                "livenessProbe | {\"period\":\"PT0S\"} | properties.livenessProbe.period = PT0S, must be longer than nothing",
                "readinessProbe | {\"failureThreshold\":0} | properties.readinessProbe.failureThreshold = 0, must be a whole number from 1 to 1000",
                "scaleSettings | {\"scaleType\":\"TargetUtilization\"} | properties.scaleSettings.scaleType = TargetUtilization, must be Default",
                "endpointComputeType | \"Kubernetes\" | properties.endpointComputeType = Kubernetes, must be Managed",
                "environmentVariables | {\"A=B\":\"c\"} | properties.environmentVariables.A=B = c, must have a name without '='"
            })
    void namesWhatIsWrongWithADeployment(String place, String value, String message) {
        putEndpoint("embeddings", "{}");
        ObjectNode body = deployment();
        ObjectNode properties = body.path("properties").asObject();
        properties.remove(place);
        if (!value.equals("-")) {
            properties.set(place, ArmJson.read(value));
        }
        ArmResponse response = putDeployment(body.toString());

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString()).startsWith(message);
    }

    @Test
    void refusesADeploymentWithoutAnEndpoint() {
        assertThat(putDeployment(DEPLOYMENT_BODY).status()).isEqualTo(404);
    }

    @Test
    void deletesADeploymentAsAnOperation() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);
        provisioning.settle(BLUE);
        ArmResponse deleted = call("DELETE", "/embeddings/deployments/blue", "");

        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.body()).isEqualTo("null");
        assertThat(provisioning.applied(BLUE)).isEmpty();
        assertThat(poll(header(deleted, "Location")).status()).isEqualTo(202);
        provisioning.drained(BLUE);
        assertThat(status(header(deleted, "Azure-AsyncOperation"))).isEqualTo("Succeeded");
        assertThat(poll(header(deleted, "Location")).status()).isEqualTo(204);
        assertThat(call("DELETE", "/embeddings/deployments/blue", "").status()).isEqualTo(204);
    }

    @Test
    void refusesToDeleteADeploymentWithTraffic() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);
        putEndpoint("embeddings", "{\"blue\":100}");

        assertThat(call("DELETE", "/embeddings/deployments/BLUE", "").status()).isEqualTo(400);
    }

    @Test
    void deletesAnEndpointWithItsDeployments() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);

        assertThat(call("DELETE", "/embeddings", "").status()).isEqualTo(200);
        assertThat(provisioning.applied(BLUE)).isEmpty();
        assertThat(endpoints.all()).isEmpty();
        assertThat(call("DELETE", "/embeddings", "").status()).isEqualTo(204);
        assertThat(putEndpoint("embeddings", "{}").status()).isEqualTo(201);
    }

    @Test
    void handsEverythingOnAgainAfterARestart() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);
        FakeProvisioning fresh = new FakeProvisioning();
        new OnlineDeployments(store, new AdministrativeLog(() -> Instant.EPOCH), fresh).resume();

        assertThat(fresh.applied(BLUE)).isEqualTo(provisioning.applied(BLUE));
    }

    @Test
    void showsInstancesAndLogs() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);
        provisioning.settle(BLUE);

        assertThat(
                        call("GET", "/embeddings/deployments/blue/instances", "")
                                .json()
                                .at("/value/0")
                                .toString())
                .isEqualTo(
                        "{\"id\":\"i-1\",\"instanceType\":\"Local_C25_M512\",\"state\":\"Requested\",\"since\":\"1970-01-01T00:00:00Z\",\"restarts\":0}");
        assertThat(
                        call("POST", "/embeddings/deployments/blue/getLogs", "{}")
                                .json()
                                .path("content")
                                .asString())
                .isEqualTo("Instance i-1:\nfirst line\nlast line\n");
    }

    @Test
    void listsEndpointsAndDeployments() {
        putEndpoint("embeddings", "{}");
        putDeployment(DEPLOYMENT_BODY);

        assertThat(call("GET", "", "").json().at("/value/0/name").asString())
                .isEqualTo("embeddings");
        assertThat(call("GET", "/EMBEDDINGS/deployments", "").json().at("/value/0/name").asString())
                .isEqualTo("blue");
    }

    private ArmResponse putEndpoint(String name, String traffic) {
        return call("PUT", "/" + name, ENDPOINT_BODY.replace("TRAFFIC", traffic));
    }

    private ArmResponse putDeployment(String body) {
        return call("PUT", "/embeddings/deployments/blue", body);
    }

    private static ObjectNode deployment() {
        return ArmJson.read(DEPLOYMENT_BODY).asObject();
    }

    private String state() {
        return call("GET", "/embeddings/deployments/blue", "")
                .json()
                .at("/properties/provisioningState")
                .asString();
    }

    private static String header(ArmResponse response, String name) {
        return response.headers().getOrDefault(name, "");
    }

    private String status(String operation) {
        return poll(operation).json().path("status").asString();
    }

    private ArmResponse poll(String uri) {
        return router.handle(ArmRequest.of("GET", uri.replace("http://localhost", "")));
    }

    private ArmResponse call(String method, String path, String body) {
        return router.handle(ArmRequest.of(method, WORKSPACE + path + VERSION).withBody(body));
    }
}
