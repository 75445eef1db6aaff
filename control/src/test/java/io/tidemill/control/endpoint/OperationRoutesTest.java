package io.tidemill.control.endpoint;

import static io.tidemill.control.endpoint.WorkspaceFixture.BLUE;
import static io.tidemill.control.endpoint.WorkspaceFixture.DEPLOYMENT_BODY;
import static io.tidemill.control.endpoint.WorkspaceFixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRoutesTest {
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
    void createsADeploymentAsAnOperation() {
        workspace.putEndpoint("embeddings", "{}");
        ArmResponse created = workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers()).containsEntry("Retry-After", "1");
        assertThat(created.json().at("/properties/provisioningState").asString())
                .isEqualTo("Creating");
        String operation = header(created, "Azure-AsyncOperation");
        assertThat(created.json().at("/properties/properties/AzureAsyncOperationUri").asString())
                .isEqualTo(operation);
        assertThat(workspace.status(operation)).isEqualTo("InProgress");
        workspace.provisioning().settle(BLUE);
        assertThat(workspace.status(operation)).isEqualTo("Succeeded");
        assertThat(workspace.state()).isEqualTo("Succeeded");
    }

    @Test
    void tellsNobodyWhoMayNotReadWhatItIsAbout() {
        workspace.putEndpoint("embeddings", "{}");
        var operation =
                URI.create(
                        header(workspace.putDeployment(DEPLOYMENT_BODY), "Azure-AsyncOperation"));
        var blind = new OperationRoutes(workspace.deployments(), (_, _) -> false).routes();
        var answer =
                new ArmRouter(blind)
                        .handle(
                                ArmRequest.of(
                                        "GET", operation.getPath() + "?" + operation.getQuery()));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/error/code").asString()).isEqualTo("OperationNotFound");
    }

    @Test
    void saysWhyADeploymentDoesNotStart() {
        workspace.putEndpoint("embeddings", "{}");
        String operation = header(workspace.putDeployment(DEPLOYMENT_BODY), "Azure-AsyncOperation");
        workspace.provisioning().crashAgainAndAgain(BLUE, "exit 3");

        assertThat(workspace.poll(operation).json().at("/error/message").asString())
                .isEqualTo("exit 3");
        assertThat(workspace.status(operation)).isEqualTo("Failed");
        assertThat(workspace.state()).isEqualTo("Failed");
    }

    @Test
    void deletesADeploymentAsAnOperation() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        workspace.provisioning().settle(BLUE);
        ArmResponse deleted = workspace.call("DELETE", "/embeddings/deployments/blue", "");

        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.body()).isEqualTo("null");
        assertThat(workspace.provisioning().applied(BLUE)).isEmpty();
        assertThat(workspace.poll(header(deleted, "Location")).status()).isEqualTo(202);
        workspace.provisioning().drained(BLUE);
        assertThat(workspace.status(header(deleted, "Azure-AsyncOperation")))
                .isEqualTo("Succeeded");
        assertThat(workspace.poll(header(deleted, "Location")).status()).isEqualTo(204);
        assertThat(workspace.call("DELETE", "/embeddings/deployments/blue", "").status())
                .isEqualTo(204);
    }

    @Test
    void changesADeploymentAsAnOperationThatEndsInTheDeployment() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        ArmResponse patched =
                workspace.call("PATCH", "/embeddings/deployments/blue", "{\"tags\":{\"a\":\"b\"}}");

        assertThat(patched.status()).isEqualTo(202);
        assertThat(patched.json().at("/properties/provisioningState").asString())
                .isEqualTo("Updating");
        assertThat(workspace.poll(header(patched, "Location")).status()).isEqualTo(202);
        workspace.provisioning().settle(BLUE);
        ArmResponse result = workspace.poll(header(patched, "Location"));
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.json().at("/tags/a").asString()).isEqualTo("b");
    }

    @Test
    void namesAnOperationThatIsOverInEachEndpoint() {
        workspace.putEndpoint("embeddings", "{}");
        String operation =
                workspace
                        .call("GET", "/embeddings", "")
                        .json()
                        .at("/properties/properties/AzureAsyncOperationUri")
                        .asString();

        assertThat(workspace.status(operation)).isEqualTo("Succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oe:", "oe:!!", "od:YQ", "xx:YS9iL2M", "oe:YS9iL2MvZA"})
    void knowsNoOperationOfAnotherName(String name) {
        ArmResponse answer =
                workspace.poll(
                        "/subscriptions/S/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/"
                                + name
                                + "?api-version=2022-05-01");

        assertThat(answer.status()).isEqualTo(404);
    }
}
