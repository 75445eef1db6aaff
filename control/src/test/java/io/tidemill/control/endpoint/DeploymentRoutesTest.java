package io.tidemill.control.endpoint;

import static io.tidemill.control.endpoint.WorkspaceFixture.BLUE;
import static io.tidemill.control.endpoint.WorkspaceFixture.DEPLOYMENT_BODY;
import static io.tidemill.control.endpoint.WorkspaceFixture.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DeploymentRoutesTest {
    @TempDir private Path folder;
    private WorkspaceFixture workspace;

    @BeforeEach
    void open() {
        workspace = WorkspaceFixture.in(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void handsTheWholeSpecOn() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        DeploymentSpec spec = workspace.provisioning().applied(BLUE).orElseThrow();
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
        workspace.putEndpoint("embeddings", "{}");
        ObjectNode body = deployment();
        body.path("properties").asObject().remove("model");
        body.path("properties")
                .path("properties")
                .asObject()
                .put("tidemill.command", "serve $PORT");
        workspace.putDeployment(body.toString());

        assertThat(workspace.provisioning().applied(BLUE).orElseThrow().template().launch())
                .isEqualTo(new Launch.ShellCommand("serve $PORT"));
    }

    @Test
    void answersWhatAzuresPythonClientCannotDoWithout() {
        workspace.putEndpoint("embeddings", "{}");
        ObjectNode body = deployment();
        body.path("properties").asObject().remove("scaleSettings");
        body.remove("sku");
        workspace.putDeployment(body.toString());

        JsonNode answer = workspace.call("GET", "/embeddings/deployments/blue", "").json();
        assertThat(answer.at("/properties/scaleSettings/scaleType").asString())
                .isEqualTo("Default");
        assertThat(answer.at("/properties/endpointComputeType").asString()).isEqualTo("Managed");
        assertThat(answer.at("/sku/capacity").asInt()).isEqualTo(1);
        assertThat(answer.at("/properties/livenessProbe/period").asString()).isEqualTo("PT10S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "instanceType | \"Huge\" | properties.instanceType = Huge, must be one of Local_C{percent",
                "instanceType | - | properties.instanceType is missing",
                "model | - | properties.model or properties.properties[\"tidemill.command\"] must be there",
                "model | \"./model\" | properties.model = ./model, must be the id of a registered version (/subscriptions/S/",
                "requestSettings | {\"requestTimeout\":\"PT4M\"} | properties.requestSettings.requestTimeout = PT4M, must be a duration of at most PT3M",
                "requestSettings | {\"requestTimeout\":\"PT0S\"} | properties.requestSettings.requestTimeout = PT0S, must be longer than nothing",
                "livenessProbe | {\"period\":\"PT0S\"} | properties.livenessProbe.period = PT0S, must be longer than nothing",
                "readinessProbe | {\"failureThreshold\":0} | properties.readinessProbe.failureThreshold = 0, must be a whole number from 1 to 1000",
                "scaleSettings | {\"scaleType\":\"TargetUtilization\"} | properties.scaleSettings.scaleType = TargetUtilization, must be Default",
                "endpointComputeType | \"Kubernetes\" | properties.endpointComputeType = Kubernetes, must be Managed",
                "environmentVariables | {\"A=B\":\"c\"} | properties.environmentVariables.A=B = c, must have a name without '='"
            })
    void namesWhatIsWrongWithADeployment(String place, String value, String message) {
        workspace.putEndpoint("embeddings", "{}");
        ObjectNode body = deployment();
        ObjectNode properties = body.path("properties").asObject();
        properties.remove(place);
        if (!value.equals("-")) {
            properties.set(place, ArmJson.read(value));
        }
        ArmResponse response = workspace.putDeployment(body.toString());

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString()).startsWith(message);
    }

    @Test
    void refusesADeploymentWithoutAnEndpoint() {
        assertThat(workspace.putDeployment(DEPLOYMENT_BODY).status()).isEqualTo(404);
    }

    @Test
    void refusesToDeleteADeploymentWithTraffic() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        workspace.putEndpoint("embeddings", "{\"blue\":100}");

        assertThat(workspace.call("DELETE", "/embeddings/deployments/BLUE", "").status())
                .isEqualTo(400);
    }

    @Test
    void showsInstancesAndLogs() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        workspace.provisioning().settle(BLUE);

        assertThat(
                        workspace
                                .call("GET", "/embeddings/deployments/blue/instances", "")
                                .json()
                                .at("/value/0")
                                .toString())
                .isEqualTo(
                        "{\"id\":\"i-1\",\"instanceType\":\"Local_C25_M512\",\"state\":\"Requested\",\"since\":\"1970-01-01T00:00:00Z\",\"restarts\":0}");
        assertThat(
                        workspace
                                .call("POST", "/embeddings/deployments/blue/getLogs", "{}")
                                .json()
                                .path("content")
                                .asString())
                .isEqualTo("Instance i-1:\nfirst line\nlast line\n");
    }

    @Test
    void answersWhatClientsSendAlong() {
        workspace.putEndpoint("embeddings", "{}");
        ObjectNode body = deployment();
        body.putObject("identity").put("type", "systemassigned");
        body.path("sku").asObject().put("name", "Mine").put("size", "L");
        body.path("properties")
                .asObject()
                .put("endpointComputeType", "managed")
                .put("egressPublicNetworkAccess", "disabled")
                .put("privateNetworkConnection", true)
                .put("modelMountPath", "/mnt")
                .put("unheardOf", 1)
                .putObject("dataCollector")
                .put("rollingRate", "Hour");
        body.path("properties").path("properties").asObject().put("AzureAsyncOperationUri", "x");
        workspace.putDeployment(body.toString());

        JsonNode answer = workspace.call("GET", "/embeddings/deployments/blue", "").json();
        assertThat(answer.at("/identity/type").asString()).isEqualTo("SystemAssigned");
        assertThat(answer.path("sku").toString())
                .isEqualTo(
                        "{\"name\":\"Mine\",\"tier\":\"Standard\",\"size\":\"L\",\"capacity\":3}");
        JsonNode properties = answer.path("properties");
        assertThat(properties.path("endpointComputeType").asString()).isEqualTo("Managed");
        assertThat(properties.path("egressPublicNetworkAccess").asString()).isEqualTo("Disabled");
        assertThat(properties.path("privateNetworkConnection").asBoolean()).isTrue();
        assertThat(properties.path("modelMountPath").asString()).isEqualTo("/mnt");
        assertThat(properties.at("/dataCollector/rollingRate").asString()).isEqualTo("Hour");
        assertThat(properties.has("unheardOf")).isFalse();
        assertThat(properties.at("/properties/AzureAsyncOperationUri").asString())
                .startsWith("http://localhost/subscriptions/S/");
    }

    @Test
    void saysWhoMadeItAndWhoChangedIt() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        workspace.deployments().scale(BLUE.text(), 2);

        for (String path : new String[] {"/embeddings", "/embeddings/deployments/blue"}) {
            assertThat(workspace.call("GET", path, "").json().path("systemData").toString())
                    .isEqualTo(
                            "{\"createdBy\":\"tidemill\",\"createdByType\":\"Application\",\"createdAt\":\"1970-01-01T00:00:00Z\",\"lastModifiedBy\":\"tidemill\",\"lastModifiedByType\":\"Application\",\"lastModifiedAt\":\"1970-01-01T00:00:00Z\"}");
        }
    }

    @Test
    void tellsWhichCountsItCanHave() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(
                        workspace
                                .call("GET", "/embeddings/deployments/blue/skus", "")
                                .json()
                                .at("/value/0/capacity")
                                .toString())
                .isEqualTo(
                        "{\"default\":1,\"minimum\":1,\"maximum\":50,\"scaleType\":\"Automatic\"}");
        assertThat(workspace.call("GET", "/embeddings/deployments/no/skus", "").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tail\":-1} | 400",
                "{\"tail\":\"all\"} | 400",
                "{\"containerType\":\"Sidecar\"} | 400",
                "[] | 400",
                "{\"containerType\":\"inferenceserver\",\"tail\":99999999} | 200",
                "{\"containerType\":\"StorageInitializer\"} | 200"
            })
    void readsWhichLogIsWanted(String body, int status) {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(workspace.call("POST", "/embeddings/deployments/blue/getLogs", body).status())
                .isEqualTo(status);
    }
}
