package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.endpoint.RoleHolders;
import io.tidemill.control.rest.ArmJson;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom the gateway lets score, where roles open an endpoint.
class ScoringRolesTest {
    private static final String GROUP =
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/tidemill";
    private static final String ENDPOINT =
            GROUP
                    + "/providers/Microsoft.MachineLearningServices/workspaces/default/onlineEndpoints/words";
    private static final String VERSION = "?api-version=2022-04-01";

    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String SCIENTIST = "f6c7c914-8db3-469d-8ca1-694a8f32e121";

    @TempDir Path path;
    private PlaneOnFreePorts running;

    @BeforeEach
    void start() {
        running = PlaneOnFreePorts.in(path);
        running.call(
                "PUT",
                ENDPOINT + "?api-version=2022-10-01",
                "{\"location\":\"local\",\"properties\":{\"authMode\":\"aadToken\"}}");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void letsThoseScoreWhomARoleAllows() {
        String scorer = principal();
        assign("11111111-0000-0000-0000-000000000001", READER, scorer);
        assertThat(allowed()).doesNotContain(scorer);

        assign("11111111-0000-0000-0000-000000000002", SCIENTIST, scorer);
        assertThat(allowed()).contains(scorer);

        running.call("DELETE", assignment("11111111-0000-0000-0000-000000000002") + VERSION, "");
        assertThat(allowed()).doesNotContain(scorer).isNotEmpty();
    }

    @Test
    void letsNobodyScoreWhoIsGone() {
        String scorer = principal();
        assign("11111111-0000-0000-0000-000000000001", SCIENTIST, scorer);
        running.call("DELETE", "/v1.0/servicePrincipals/" + scorer, "");

        assertThat(allowed()).doesNotContain(scorer);
    }

    @Test
    void knowsTheKeyOfATokenThatWasJustGiven() {
        var client = ArmJson.read(running.profile());
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=https://ml.azure.com/.default"
                        .formatted(
                                client.path("clientId").asString(),
                                client.path("clientSecret").asString());
        var token = running.call("POST", "/adfs/oauth2/token", form).json();

        assertThat(token.path("access_token").asString("")).isNotEmpty();
        assertThat(holders().keys()).hasSize(1);
    }

    private String principal() {
        return running.call("POST", "/v1.0/applications", "{\"displayName\":\"scorer\"}")
                .json()
                .path("appId")
                .stringValueOpt()
                .map(this::objectId)
                .orElseThrow();
    }

    private String objectId(String appId) {
        return running.call(
                        "GET", "/v1.0/servicePrincipals?$filter=appId%20eq%20'" + appId + "'", "")
                .json()
                .at("/value/0/id")
                .asString();
    }

    private void assign(String name, String role, String principal) {
        String body =
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/%s\",\"principalId\":\"%s\"}}"
                        .formatted(role, principal);
        assertThat(running.call("PUT", assignment(name) + VERSION, body).status()).isEqualTo(201);
    }

    private static String assignment(String name) {
        return GROUP + "/providers/Microsoft.Authorization/roleAssignments/" + name;
    }

    private Set<String> allowed() {
        return holders().objectIds();
    }

    private RoleHolders holders() {
        return (RoleHolders) running.gateway().now().getFirst().credentials();
    }
}
