package io.tidemill.control.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.Precondition;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.setting.SettingId;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DiagnosticRoutesTest {
    private static final SettingId ID = new SettingId("S", "G", "scale-blue");
    private static final String STORAGE =
            "/subscriptions/S/resourceGroups/G/providers/microsoft.Storage/storageAccounts/archive";
    private static final String BODY =
            """
            {"properties":{"storageAccountId":"STORAGE",
              "logs":[{"category":"AutoscaleEvaluations","enabled":true,"retentionPolicy":{"enabled":false,"days":0}}]}}
            """
                    .replace("STORAGE", STORAGE);

    @TempDir private Path folder;
    private DocumentStore store;
    private AutoscaleSettings resources;
    private ArmRouter router;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        var log = new AdministrativeLog(InstantSource.system());
        resources = new AutoscaleSettings(store, log, _ -> true);
        router =
                new ArmRouter(
                        new DiagnosticRoutes(new DiagnosticSettings(store, log, resources))
                                .routes());
        keepResource();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsWhatTheAzureCliSends() {
        ArmResponse written = call("PUT", "/diagnosticSettings/audit", BODY);

        assertThat(written.status()).isEqualTo(200);
        assertThat(written.json())
                .isEqualTo(
                        ArmJson.read(
                                """
                                {"id":"/subscriptions/S/resourceGroups/G/providers/microsoft.insights/autoscalesettings/scale-blue/providers/microsoft.insights/diagnosticSettings/audit",
                                 "type":"Microsoft.Insights/diagnosticSettings","name":"audit","location":null,"kind":null,"tags":null,
                                 "properties":{"storageAccountId":"STORAGE","serviceBusRuleId":null,"workspaceId":null,
                                  "eventHubAuthorizationRuleId":null,"eventHubName":null,"marketplacePartnerId":null,
                                  "logAnalyticsDestinationType":null,"metrics":[],
                                  "logs":[{"category":"AutoscaleEvaluations","categoryGroup":null,"timeGrain":null,"enabled":true,
                                   "retentionPolicy":{"enabled":false,"days":0}}]},
                                 "identity":null}
                                """
                                        .replace("STORAGE", STORAGE)));
        assertThat(call("GET", "/diagnosticSettings/AUDIT", "").json()).isEqualTo(written.json());
        assertThat(call("GET", "/diagnosticSettings", "").json().path("value")).hasSize(1);
    }

    @Test
    void deletesOnce() {
        call("PUT", "/diagnosticSettings/audit", BODY);

        assertThat(call("DELETE", "/diagnosticSettings/audit", "").status()).isEqualTo(200);
        assertThat(call("DELETE", "/diagnosticSettings/audit", "").status()).isEqualTo(204);
        assertThat(call("GET", "/diagnosticSettings/audit", "").status()).isEqualTo(404);
    }

    @Test
    void goesWithItsResource() {
        call("PUT", "/diagnosticSettings/audit", BODY);
        resources.delete(new SettingId("s", "g", "SCALE-blue"), Precondition.NONE);

        assertThat(call("GET", "/diagnosticSettings", "").status()).isEqualTo(404);
        keepResource();
        assertThat(call("GET", "/diagnosticSettings", "").json().path("value")).isEmpty();
    }

    @Test
    void namesEveryProblemAtOnce() {
        ArmResponse response =
                call(
                        "PUT",
                        "/diagnosticSettings/audit",
                        """
                        {"properties":{"workspaceId":"/w","eventHubName":"hub","storageAccountId":"/x/../..",
                          "logs":[{"category":"Audit"},{"categoryGroup":"audit"},{"enabled":"yes","category":"AutoscaleEvaluations"}],
                          "metrics":{"category":"AllMetrics"}}}
                        """);

        assertThat(response.status()).isEqualTo(400);
        assertThat(
                        response.json()
                                .at("/error/details")
                                .valueStream()
                                .map(problem -> problem.path("target").asString()))
                .containsExactlyInAnyOrder(
                        "properties.logs[0].category",
                        "properties.logs[1].categoryGroup",
                        "properties.logs[2].enabled",
                        "properties.metrics",
                        "properties.workspaceId",
                        "properties.storageAccountId",
                        "properties.eventHubName");
    }

    @Test
    void wantsADestination() {
        ArmResponse response =
                call("PUT", "/diagnosticSettings/audit", "{\"properties\":{\"logs\":[]}}");

        assertThat(response.json().at("/error/message").asString())
                .contains("no destination", "storageAccountId", "eventHubName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"properties\":7}", "{\"properties\":{\"logs\":[7]}}"})
    void refusesWhatIsNoDiagnosticSetting(String body) {
        assertThat(call("PUT", "/diagnosticSettings/audit", body).status()).isEqualTo(400);
    }

    @Test
    void refusesASixth() {
        for (int i = 0; i < DiagnosticSettings.MOST_PER_RESOURCE; i++) {
            assertThat(call("PUT", "/diagnosticSettings/d" + i, BODY).status()).isEqualTo(200);
        }

        assertThat(call("PUT", "/diagnosticSettings/d0", BODY).status()).isEqualTo(200);
        assertThat(call("PUT", "/diagnosticSettings/one-more", BODY).status()).isEqualTo(409);
    }

    @Test
    void knowsNoOtherResources() {
        String other = ID.text().replace("scale-blue", "other");

        assertThat(call(other, "PUT", "/diagnosticSettings/audit", BODY).status()).isEqualTo(404);
        assertThat(call(other, "GET", "/diagnosticSettings", "").status()).isEqualTo(404);
        assertThat(call("/subscriptions/S", "GET", "/diagnosticSettingsCategories", "").status())
                .isEqualTo(404);
    }

    @Test
    void listsTheCategories() {
        JsonNode list = call("GET", "/diagnosticSettingsCategories", "").json().path("value");

        assertThat(
                        list.valueStream()
                                .map(one ->
                                        one.path("name").asString()
                                                + " "
                                                + one.at("/properties/categoryType").asString()))
                .containsExactly(
                        "AutoscaleEvaluations Logs",
                        "AutoscaleScaleActions Logs",
                        "AllMetrics Metrics");
        assertThat(call("GET", "/diagnosticSettingsCategories/allmetrics", "").status())
                .isEqualTo(200);
        assertThat(call("GET", "/diagnosticSettingsCategories/Audit", "").status()).isEqualTo(404);
    }

    private ArmResponse call(String method, String path, String body) {
        return call(ID.text(), method, path, body);
    }

    private ArmResponse call(String resource, String method, String path, String body) {
        return router.handle(
                ArmRequest.of(
                                method,
                                resource
                                        + "/providers/Microsoft.Insights"
                                        + path
                                        + "?api-version=2021-05-01-preview")
                        .withBody(body));
    }

    private void keepResource() {
        resources.put(
                ID,
                ArmJson.read(
                                """
                                {"location":"local","properties":{"targetResourceUri":"/target","profiles":[{"name":"default",
                                 "capacity":{"minimum":"2","maximum":"5","default":"2"},"rules":[]}]}}
                                """)
                        .asObject(),
                Precondition.NONE);
    }
}
