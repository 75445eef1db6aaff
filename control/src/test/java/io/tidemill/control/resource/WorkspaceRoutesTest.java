package io.tidemill.control.resource;

import static io.tidemill.control.resource.SurroundingsFixture.GROUP;
import static io.tidemill.control.resource.SurroundingsFixture.SUBSCRIPTION;
import static io.tidemill.control.resource.SurroundingsFixture.WORKSPACE;
import static io.tidemill.control.resource.SurroundingsFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Tenant;
import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WorkspaceRoutesTest {
    private static final String THING = WORKSPACE + "/onlineEndpoints/x";
    private static final String OTHER = WORKSPACE.replace("default", "second");

    @TempDir private Path folder;
    private final FakeResidents things = new FakeResidents("A/things", THING);
    private SurroundingsFixture there;

    @BeforeEach
    void open() {
        there = SurroundingsFixture.in(folder, things);
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void answersWhatAzuresClientsRead() {
        JsonNode workspace = there.get(WORKSPACE).json();

        assertThat(workspace.path("id").asString()).isEqualTo(WORKSPACE);
        assertThat(workspace.path("location").asString()).isEqualTo("local");
        assertThat(workspace.at("/identity/type").asString()).isEqualTo("SystemAssigned");
        assertThat(workspace.at("/identity/principalId").asString()).hasSize(36);
        assertThat(workspace.at("/identity/tenantId").asString()).isEqualTo(Tenant.ID);
        assertThat(workspace.at("/sku/name").asString()).isEqualTo("Basic");
        assertThat(workspace.at("/properties/friendlyName").asString()).isEqualTo("default");
        assertThat(workspace.at("/properties/provisioningState").asString()).isEqualTo("Succeeded");
        assertThat(workspace.at("/properties/workspaceId").asString()).hasSize(36);
        assertThat(workspace.at("/properties/publicNetworkAccess").asString()).isEqualTo("Enabled");
    }

    @Test
    void createsAndChangesAWorkspace() {
        ArmResponse created =
                there.call(
                        "PUT",
                        OTHER,
                        "{\"identity\":{\"type\":\"userassigned\",\"userAssignedIdentities\":{\"/x\":{}}},\"properties\":{\"description\":\"mine\",\"hbiWorkspace\":true,\"unknown\":1}}");
        there.call("PATCH", OTHER, "{\"properties\":{\"friendlyName\":\"Second\"}}");

        assertThat(created.status()).isEqualTo(201);
        JsonNode workspace = there.get(OTHER).json();
        assertThat(workspace.path("location").asString()).isEqualTo("local");
        assertThat(workspace.at("/properties/friendlyName").asString()).isEqualTo("Second");
        assertThat(workspace.at("/properties/description").asString()).isEqualTo("mine");
        assertThat(workspace.at("/properties/hbiWorkspace").asBoolean()).isTrue();
        assertThat(workspace.path("identity").toString())
                .isEqualTo("{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\"/x\":{}}}");
        assertThat(workspace.at("/systemData/createdBy").asString()).isEqualTo("tidemill");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"identity\":{\"type\":\"Root\"}} | identity.type = Root, must be one of",
                "{\"properties\":[]} | properties = [], must be an object",
                "{\"properties\":{\"publicNetworkAccess\":\"No\"}} | properties.publicNetworkAccess = No, must be Enabled or Disabled",
                "{\"properties\":{\"hbiWorkspace\":\"yes\"}} | properties.hbiWorkspace = yes, must be true or false"
            })
    void namesWhatIsWrong(String body, String message) {
        ArmResponse refused = there.call("PUT", OTHER, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asString()).startsWith(message);
    }

    @Test
    void listsWorkspacesOfAGroupAndOfTheSubscription() {
        there.call("PUT", OTHER, "{}");

        String provider = "/providers/Microsoft.MachineLearningServices/workspaces";
        assertThat(there.get(GROUP + provider).json().path("value")).hasSize(2);
        assertThat(there.get(SUBSCRIPTION + provider).json().path("value")).hasSize(2);
    }

    @Test
    void deletesAWorkspaceWithWhatIsInIt() {
        assertThat(there.call("DELETE", WORKSPACE, "").status()).isEqualTo(200);

        assertThat(things.ids()).isEmpty();
        assertThat(there.call("DELETE", WORKSPACE, "").status()).isEqualTo(204);
        assertThat(code(there.get(WORKSPACE))).isEqualTo("ResourceNotFound");
        assertThat(code(there.call("PATCH", WORKSPACE, "{}"))).isEqualTo("ResourceNotFound");
    }
}
