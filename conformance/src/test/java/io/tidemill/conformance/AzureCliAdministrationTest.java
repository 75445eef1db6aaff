package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The unmodified Azure CLI as an administrator uses it: who may do what, what is there, and how
/// errors look.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzureCliAdministrationTest {
    /// The one action that the article asks for.
    private static final String WRITES_SETTINGS =
            """
            {
              "Name": "Writes settings",
              "Description": "Writes autoscale settings, and nothing else",
              "Actions": ["microsoft.insights/autoscalesettings/write"],
              "AssignableScopes": ["/subscriptions/%s"]
            }
            """
                    .formatted(Desk.SUBSCRIPTION);

    private Desk desk;
    private Shell az;

    @BeforeAll
    void logIn(@TempDir Path folder) throws Exception {
        RealClient.AZURE_CLI.require();
        desk = Desk.in(folder, 1);
        az =
                desk.azureShell()
                        .with("DEPLOYMENT", Embeddings.DEPLOYMENT)
                        .with("ENDPOINT", Embeddings.ENDPOINT)
                        .with("GROUP", Client.GROUP)
                        .with("PYTHONPATH", Article.CLI_REPAIR.toString())
                        .with("PYTHONDONTWRITEBYTECODE", "1");
        az.out(Page.of("azure-clients.md").example("Azure CLI", "sh"));
    }

    @AfterAll
    void leave() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void showsErrorsAsAzureDoes() {
        assertThat(az.run("az monitor autoscale show -n nosuch"))
                .satisfies(refused(3, "ResourceNotFound"));
        assertThat(az.run("az monitor autoscale delete -n nosuch").exitCode()).isZero();
        az.out("az monitor autoscale create -n one --resource $DEPLOYMENT --count 1");
        assertThat(az.run("az monitor autoscale create -n two --resource $DEPLOYMENT --count 1"))
                .satisfies(refused(1, "Conflict"));
        assertThat(
                        az.run(
                                "az monitor autoscale update -n one --min-count 5 --max-count 2 --count 9"))
                .satisfies(refused(1, "capacity"));
        az.out("az monitor autoscale delete -n one");
        assertThat(
                        az.run(
                                "az login --service-principal -u $TIDEMILL_CLIENT_ID -p wrong --tenant $TIDEMILL_TENANT"))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(1));
    }

    @Test
    void scoresWithATokenOfTheAuthority() throws IOException {
        String endpoint =
                "{\"location\": \"local\", \"properties\": {\"authMode\": \"%s\", \"traffic\": {\"blue\": 100}}}";
        desk.product().client().put(Embeddings.ENDPOINT, endpoint.formatted("AADToken"));
        try {
            assertThat(scored("https://ml.azure.com")).isEqualTo("200");
            assertThat(scored("https://management.azure.com")).isEqualTo("401");
        } finally {
            desk.product().client().put(Embeddings.ENDPOINT, endpoint.formatted("Key"));
        }
    }

    /// The status of a call to the model with a token for a resource.
    private String scored(String resource) {
        return az.out(
                """
                URI=$(az rest --url "$TIDEMILL_ARM_URL$ENDPOINT?api-version=2022-10-01" --query properties.scoringUri -o tsv)
                TOKEN=$(az account get-access-token --resource %s --query accessToken -o tsv)
                curl --silent --output /dev/null --write-out '%%{http_code}' --header "Authorization: Bearer $TOKEN" \
                  --json '%s' "$URI"
                """
                        .formatted(resource, Embeddings.BODY));
    }

    @Test
    void assignsRolesAndRefusesWhatTheyDoNotAllow(@TempDir Path other) {
        JsonNode reader = az.json("tidemill ad sp create-for-rbac --name reader");
        String appId = reader.path("appId").asString();
        String objectId = az.json("tidemill ad sp show --id " + appId).path("id").asString();
        Shell readers =
                az.with(
                        Map.of(
                                "AZURE_CONFIG_DIR", other.toString(),
                                "TIDEMILL_CLIENT_ID", appId,
                                "TIDEMILL_CLIENT_SECRET", reader.path("password").asString()));
        az.out(
                "az role assignment create --role Reader --scope $GROUP --assignee-principal-type ServicePrincipal --assignee-object-id "
                        + objectId);
        readers.out(Page.of("azure-clients.md").example("Azure CLI", "sh"));

        assertThat(readers.json("az monitor autoscale list").size()).isZero();
        assertThat(
                        readers.run(
                                "az monitor autoscale create -n mine --resource $DEPLOYMENT --count 1"))
                .satisfies(refused(1, "AuthorizationFailed"))
                .satisfies(ran ->
                        assertThat(ran.err().toLowerCase(java.util.Locale.ROOT))
                                .contains("microsoft.insights/autoscalesettings/write"));

        assertThat(az.json("az role assignment list --scope $GROUP --assignee " + objectId).size())
                .isEqualTo(1);
        az.out("az role definition create --role-definition '" + WRITES_SETTINGS + "'");
        az.out(
                "az role assignment create --role 'Writes settings' --scope $GROUP --assignee-principal-type ServicePrincipal --assignee-object-id "
                        + objectId);
        readers.out("az monitor autoscale create -n mine --resource $DEPLOYMENT --count 1");
        assertThat(readers.run("az monitor autoscale delete -n mine"))
                .satisfies(refused(1, "AuthorizationFailed"));
        az.out("az monitor autoscale delete -n mine");
        az.out("az role assignment delete --scope $GROUP --assignee " + objectId);
        assertThat(readers.run("az monitor autoscale list").exitCode()).isEqualTo(1);
    }

    @Test
    void showsGroupsAndResources() {
        assertThat(az.json("az group show -n tidemill").path("location").asString())
                .isEqualTo("local");
        az.out("az group create -n second --location local");
        assertThat(az.out("az group list --query '[].name' -o tsv").lines())
                .contains("tidemill", "second");
        az.out("az group delete -n second --yes");
        assertThat(az.out("az group exists -n second")).isEqualTo("false");
        assertThat(az.json("az resource show --ids $ENDPOINT").path("name").asString())
                .isEqualTo("embeddings");
        assertThat(
                        az.json("az rest --method get --url $ENDPOINT?api-version=2022-10-01")
                                .path("name")
                                .asString())
                .isEqualTo("embeddings");
    }

    @Test
    void sendsTheEvaluationsOfASettingToALog() {
        az.out("az monitor autoscale create -n logged --resource $DEPLOYMENT --count 1");
        String resource = Client.SETTINGS + "/logged";
        assertThat(
                        az.out(
                                "az monitor diagnostic-settings categories list --resource "
                                        + resource
                                        + " --query 'value[].name' -o tsv || az monitor diagnostic-settings categories list --resource "
                                        + resource
                                        + " --query '[].name' -o tsv"))
                .contains("AutoscaleEvaluations", "AutoscaleScaleActions");
        az.out("az monitor autoscale delete -n logged");
    }

    private static java.util.function.Consumer<Shell.Ran> refused(int exitCode, String word) {
        return ran -> {
            assertThat(ran.exitCode()).as(ran.all()).isEqualTo(exitCode);
            assertThat(ran.err()).contains(word);
        };
    }
}
