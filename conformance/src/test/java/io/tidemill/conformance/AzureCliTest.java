package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The unmodified Azure CLI against the running product: the article, and what people type besides.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzureCliTest {
    private Desk desk;
    private Shell az;

    @BeforeAll
    void logIn(@TempDir Path folder) throws Exception {
        RealClient.AZURE_CLI.require();
        desk = Desk.in(folder, 2);
        az =
                desk.azureShell()
                        .with("AZURE_EXTENSION_DIR", Article.CLI_EXTENSIONS.toString())
                        .with("PYTHONPATH", Article.PYTHON_MODULES.toString())
                        .with("PYTHONDONTWRITEBYTECODE", "1")
                        .with("ENDPOINT_NAME", "embeddings")
                        .with("DEPLOYMENT_NAME", "blue")
                        .with("DEPLOYMENT", Embeddings.DEPLOYMENT)
                        .with("ENDPOINT", Embeddings.ENDPOINT)
                        .with("AUTOSCALE_SETTINGS_NAME", "autoscale-embeddings-blue-1");
        az.out(Page.of("azure-clients.md").example("Azure CLI", "sh"));
    }

    @AfterEach
    void deleteTheSetting() {
        az.run("az monitor autoscale delete -n $AUTOSCALE_SETTINGS_NAME");
    }

    @AfterAll
    void leave() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void followsTheArticle() {
        az.out("az account set --subscription " + Desk.SUBSCRIPTION);
        az.out(Article.text("azure-cli.sh"));

        JsonNode setting = shown();
        assertThat(setting.path("enabled").asBoolean()).isTrue();
        assertThat(setting.path("targetResourceUri").asString())
                .isEqualToIgnoringCase(Embeddings.DEPLOYMENT);
        assertThat(setting.path("profiles").size()).isEqualTo(3);
        JsonNode rules = setting.at("/profiles/0/rules");
        assertThat(rules.at("/0/metricTrigger/threshold").asDouble()).isEqualTo(70);
        assertThat(rules.at("/0/scaleAction/value").asString()).isEqualTo("2");
        assertThat(rules.at("/1/metricTrigger/threshold").asDouble()).isEqualTo(25);
        assertThat(rules.at("/1/scaleAction/direction").asString()).isEqualTo("Decrease");
        assertThat(rules.at("/2/metricTrigger/metricResourceUri").asString())
                .isEqualToIgnoringCase(Embeddings.ENDPOINT);
        assertThat(setting.at("/profiles/1/name").asString()).isEqualTo("weekend-profile");
        assertThat(setting.at("/profiles/2/name").asString()).contains("weekend-profile");
        assertThat(setting.at("/profiles/2/rules").size()).isEqualTo(3);
    }

    @Test
    void disablesASettingByItsName() {
        create();
        Shell.Ran asWritten =
                az.run(
                        "az monitor autoscale update --autoscale-name $AUTOSCALE_SETTINGS_NAME --enabled false");
        assertThat(asWritten.exitCode()).as("this CLI refuses it by itself").isEqualTo(2);

        az.out("az monitor autoscale update --name $AUTOSCALE_SETTINGS_NAME --enabled false");

        assertThat(shown().path("enabled").asBoolean(true)).isFalse();
    }

    @Test
    void editsRulesAndProfiles() {
        create();
        az.out(
                """
                az monitor autoscale rule create --autoscale-name $AUTOSCALE_SETTINGS_NAME --condition "CpuUtilizationPercentage > 70 avg 5m" --scale out 2
                az monitor autoscale rule create --autoscale-name $AUTOSCALE_SETTINGS_NAME --condition "CpuUtilizationPercentage < 25 avg 5m where instanceId == a or b" --scale to 3 --cooldown 10
                az monitor autoscale profile create --autoscale-name $AUTOSCALE_SETTINGS_NAME --name weekend --count 2 --recurrence week sat sun --timezone "Pacific Standard Time"
                az monitor autoscale profile create --autoscale-name $AUTOSCALE_SETTINGS_NAME --name holiday --count 2 --start 2031-12-24 --end 2031-12-27 --timezone "W. Europe Standard Time"
                az monitor autoscale rule copy --autoscale-name $AUTOSCALE_SETTINGS_NAME --dest-schedule weekend --index '*'
                az monitor autoscale rule delete --autoscale-name $AUTOSCALE_SETTINGS_NAME --index 0
                """);

        JsonNode rules =
                az.json("az monitor autoscale rule list --autoscale-name $AUTOSCALE_SETTINGS_NAME");
        assertThat(rules.size()).isEqualTo(1);
        assertThat(rules.at("/0/scaleAction/type").asString()).isEqualTo("ExactCount");
        assertThat(rules.at("/0/metricTrigger/dimensions/0/values").size()).isEqualTo(2);
        JsonNode profiles =
                az.json(
                        "az monitor autoscale profile list --autoscale-name $AUTOSCALE_SETTINGS_NAME");
        assertThat(profiles.valueStream().map(one -> one.path("name").asString()))
                .contains("default", "weekend", "holiday");

        az.out(
                "az monitor autoscale profile delete --autoscale-name $AUTOSCALE_SETTINGS_NAME --name weekend");
        assertThat(shown().path("profiles").size()).isEqualTo(2);
    }

    @Test
    void changesTheLimitsAndListsTheSettings() {
        create();
        az.out(
                "az monitor autoscale update -n $AUTOSCALE_SETTINGS_NAME --count 4 --min-count 1 --max-count 6");

        assertThat(shown().at("/profiles/0/capacity/maximum").asString()).isEqualTo("6");
        assertThat(az.json("az monitor autoscale list").at("/0/name").asString())
                .isEqualTo("autoscale-embeddings-blue-1");
        assertThat(az.out("az monitor autoscale profile list-timezones -o tsv | wc -l").strip())
                .isNotEqualTo("0");
    }

    @Test
    void createsASettingWithNotificationsAndTags() {
        az.out(
                "az monitor autoscale create -n $AUTOSCALE_SETTINGS_NAME --resource $DEPLOYMENT --count 2"
                        + " --tags team=tides --email-administrator true"
                        + " --action email a@example.com --action webhook https://example.com/hook key=value");

        JsonNode setting = shown();
        assertThat(setting.at("/tags/team").asString()).isEqualTo("tides");
        JsonNode notification = setting.at("/notifications/0");
        assertThat(notification.at("/webhooks/0/properties/key").asString()).isEqualTo("value");
        assertThat(notification.at("/email/customEmails/0").asString()).isEqualTo("a@example.com");
    }

    @Test
    void readsMetricsAndTheActivityLog() {
        create();

        assertThat(
                        az.json(
                                        "az monitor metrics list --resource $DEPLOYMENT --metric CpuUtilizationPercentage")
                                .at("/value/0/timeseries/0/data")
                                .size())
                .isPositive();
        assertThat(
                        az.out(
                                "az monitor metrics list --resource $DEPLOYMENT --metrics CpuUtilizationPercentage --aggregation Average Maximum --interval PT5M -o table"))
                .contains("Timestamp");
        assertThat(
                        az.json(
                                        "az monitor metrics list --resource $ENDPOINT --metrics RequestLatency RequestsPerMinute --filter \"deployment eq '*'\"")
                                .path("value")
                                .size())
                .isEqualTo(2);
        assertThat(az.json("az monitor metrics list-definitions --resource $DEPLOYMENT").size())
                .isPositive();
        assertThat(az.json("az monitor metrics list-namespaces --resource-uri $DEPLOYMENT").size())
                .isPositive();
        assertThat(az.out("az monitor activity-log list --query \"[].operationName.value\" -o tsv"))
                .contains("Microsoft.Insights/AutoscaleSettings/Write");
        Shell.Ran unknown =
                az.run("az monitor metrics list --resource $DEPLOYMENT --metric NoSuch");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("CpuUtilizationPercentage");
    }

    private void create() {
        az.out(
                "az monitor autoscale create -n $AUTOSCALE_SETTINGS_NAME --resource $DEPLOYMENT --min-count 2 --max-count 5 --count 2");
    }

    private JsonNode shown() {
        return az.json("az monitor autoscale show -n $AUTOSCALE_SETTINGS_NAME");
    }
}
