package io.tidemill.control.endpoint;

import static io.tidemill.control.endpoint.WorkspaceFixture.BLUE;
import static io.tidemill.control.endpoint.WorkspaceFixture.DEPLOYMENT_BODY;
import static io.tidemill.control.endpoint.WorkspaceFixture.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class DeploymentCapacityTest {
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
    void keepsTheCountThatAutoscaleChoseWhenAnUpdateNamesNone() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        workspace.deployments().scale(BLUE.text(), 5);
        ObjectNode body = deployment();
        body.remove("sku");
        workspace.putDeployment(body.toString());

        assertThat(workspace.deployments().capacity(BLUE.text())).hasValue(5);
    }

    @Test
    void scalesDurablyBeforeItActs() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(workspace.deployments().scale(BLUE.text().toUpperCase(Locale.ROOT), 4))
                .isEqualTo(new OnlineDeployments.Scaled.Accepted());
        assertThat(workspace.deployments().capacity(BLUE.text())).hasValue(4);
        assertThat(workspace.provisioning().applied(BLUE).orElseThrow().capacity()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 51})
    void refusesACountThatADeploymentCannotHave(int capacity) {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(workspace.deployments().scale(BLUE.text(), capacity))
                .isInstanceOf(OnlineDeployments.Scaled.Refused.class);
        assertThat(
                        workspace
                                .call(
                                        "PATCH",
                                        "/embeddings/deployments/blue",
                                        "{\"sku\":{\"capacity\":" + capacity + "}}")
                                .status())
                .isEqualTo(400);
        assertThat(workspace.deployments().capacity(BLUE.text())).hasValue(3);
    }

    @Test
    void refusesToScaleWhatIsNotThere() {
        assertThat(workspace.deployments().scale(BLUE.text(), 2))
                .isEqualTo(new OnlineDeployments.Scaled.Refused("there is no such deployment"));
    }

    @Test
    void patchesTheCount() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);
        ArmResponse response =
                workspace.call(
                        "PATCH", "/embeddings/deployments/blue", "{\"sku\":{\"capacity\":2}}");

        assertThat(response.status()).isEqualTo(202);
        assertThat(workspace.provisioning().applied(BLUE).orElseThrow().capacity()).isEqualTo(2);
    }

    @Test
    void handsEverythingOnAgainAfterARestart() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.putDeployment(DEPLOYMENT_BODY);

        assertThat(workspace.restarted().applied(BLUE))
                .isEqualTo(workspace.provisioning().applied(BLUE));
    }
}
