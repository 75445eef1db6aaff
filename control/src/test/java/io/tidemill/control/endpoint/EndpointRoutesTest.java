package io.tidemill.control.endpoint;

import static io.tidemill.control.endpoint.WorkspaceFixture.BLUE;
import static io.tidemill.control.endpoint.WorkspaceFixture.DEPLOYMENT_BODY;
import static io.tidemill.control.endpoint.WorkspaceFixture.ENDPOINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EndpointRoutesTest {
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
    void createsAnEndpointWithKeysAndAddresses() {
        ArmResponse created = workspace.putEndpoint("embeddings", "{}");

        assertThat(created.status()).isEqualTo(201);
        JsonNode properties = created.json().path("properties");
        assertThat(properties.path("scoringUri").asString())
                .isEqualTo("http://localhost:7080/endpoints/embeddings/score");
        assertThat(properties.path("provisioningState").asString()).isEqualTo("Succeeded");
        assertThat(properties.at("/properties/azureml.onlineendpointid").asString())
                .isEqualTo(ENDPOINT.lowerCase());
        assertThat(created.body())
                .doesNotContain(
                        ((Keys) workspace.endpoints().all().getFirst().credentials()).primary());
    }

    @Test
    void tellsTheGatewayOfEachChange() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        workspace.putEndpoint("embeddings", "{\"blue\":100}");

        assertThat(workspace.changes()).isGreaterThanOrEqualTo(2);
        assertThat(workspace.endpoints().all())
                .singleElement()
                .satisfies(access -> {
                    assertThat(access.name()).isEqualTo("embeddings");
                    assertThat(access.traffic()).isEqualTo(Map.of("blue", 100));
                });
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
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        ArmResponse response = workspace.putEndpoint("embeddings", traffic);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "1ab", "abc-", "a_b", "abcdefghijklmnopqrstuvwxyz0123456"})
    void refusesNamesThatAzureRefuses(String name) {
        assertThat(workspace.putEndpoint(name, "{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/embeddings", "/embeddings/deployments/blue"})
    void refusesABodyWithoutProperties(String path) {
        workspace.putEndpoint("embeddings", "{}");

        ArmResponse response = workspace.call("PUT", path, "{\"location\":\"local\"}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString())
                .startsWith("properties is missing, must be an object");
    }

    @Test
    void refusesANameThatAnotherWorkspaceHas() {
        workspace.putEndpoint("embeddings", "{}");

        assertThat(workspace.putElsewhere("Embeddings").status()).isEqualTo(409);
    }

    @Test
    void deletesAnEndpointWithItsDeployments() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(workspace.call("DELETE", "/embeddings", "").status()).isEqualTo(200);
        assertThat(workspace.provisioning().applied(BLUE)).isEmpty();
        assertThat(workspace.endpoints().all()).isEmpty();
        assertThat(workspace.call("DELETE", "/embeddings", "").status()).isEqualTo(204);
        assertThat(workspace.putEndpoint("embeddings", "{}").status()).isEqualTo(201);
    }

    @Test
    void listsEndpointsAndDeployments() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(workspace.call("GET", "", "").json().at("/value/0/name").asString())
                .isEqualTo("embeddings");
        assertThat(
                        workspace
                                .call("GET", "/EMBEDDINGS/deployments", "")
                                .json()
                                .at("/value/0/name")
                                .asString())
                .isEqualTo("blue");
    }
}
