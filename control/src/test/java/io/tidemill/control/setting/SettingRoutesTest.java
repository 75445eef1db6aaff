package io.tidemill.control.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SettingRoutesTest {
    private static final String GROUP =
            "/subscriptions/S/resourcegroups/rg1/providers/Microsoft.Insights/autoscalesettings";

    @TempDir private Path folder;
    private DocumentStore store;
    private AutoscaleSettings settings;
    private ArmRouter router;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        settings =
                new AutoscaleSettings(
                        store,
                        new AdministrativeLog(() -> now),
                        target -> !target.endsWith("nowhere"));
        router = new ArmRouter(new SettingRoutes(settings).routes());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void createsThenReplaces() {
        assertThat(put("one", SettingBodies.azureCli()).status()).isEqualTo(201);
        assertThat(put("ONE", SettingBodies.pythonWithRule()).status()).isEqualTo(200);

        ArmResponse read = call("GET", "/One");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("name").asString()).isEqualTo("one");
        assertThat(read.json().at("/properties/profiles/0/name").asString())
                .isEqualTo("my-scale-settings");
    }

    @Test
    void disablesWithoutForgettingTheProfiles() {
        put("one", SettingBodies.pythonWithRule());
        ArmResponse disabled = put("one", SettingBodies.pythonDisable());

        assertThat(disabled.status()).isEqualTo(200);
        AutoscaleSetting setting = settings.all().getFirst();
        assertThat(setting.enabled()).isFalse();
        assertThat(setting.profiles().getFirst().rules()).hasSize(1);
    }

    @Test
    void staysDisabledWhenAnUpdateDoesNotSayEnabled() {
        put("one", SettingBodies.pythonWithRule());
        put("one", SettingBodies.pythonDisable());
        put("one", SettingBodies.pythonWithRule());

        assertThat(settings.all().getFirst().enabled()).isFalse();
    }

    @Test
    void isEnabledWhenCreatedWithoutSayingSo() {
        put("one", SettingBodies.pythonWithRule());

        assertThat(settings.all().getFirst().enabled()).isTrue();
    }

    @Test
    void refusesToCreateWithoutProfiles() {
        assertThat(put("one", SettingBodies.pythonDisable()).status()).isEqualTo(400);
    }

    @Test
    void patchesWhatTheBodyHas() {
        put("one", SettingBodies.azureCli());
        ArmResponse patched =
                router.handle(
                        request("PATCH", "/one")
                                .withBody(
                                        "{\"tags\":{\"a\":\"b\"},\"properties\":{\"Enabled\":false}}"));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().at("/tags/a").asString()).isEqualTo("b");
        assertThat(patched.json().at("/properties/enabled").asBoolean()).isFalse();
        assertThat(patched.json().at("/properties/profiles/0/name").asString())
                .isEqualTo("default");
    }

    @Test
    void answers404ForWhatIsNotThere() {
        assertThat(call("GET", "/none").json().at("/error/code").asString())
                .isEqualTo("ResourceNotFound");
        assertThat(router.handle(request("PATCH", "/none").withBody("{}")).status()).isEqualTo(404);
    }

    @Test
    void deletesOnce() {
        put("one", SettingBodies.azureCli());

        assertThat(call("DELETE", "/ONE").status()).isEqualTo(200);
        assertThat(call("DELETE", "/one").status()).isEqualTo(204);
        assertThat(put("two", SettingBodies.azureCli()).status()).isEqualTo(201);
    }

    @Test
    void listsByGroupAndBySubscription() {
        put("one", SettingBodies.azureCli());

        assertThat(call("GET", "").json().path("value")).hasSize(1);
        assertThat(
                        router.handle(
                                        ArmRequest.of(
                                                "GET",
                                                "/subscriptions/s/providers/microsoft.insights/autoscalesettings?api-version=2022-10-01"))
                                .json()
                                .at("/value/0/name")
                                .asString())
                .isEqualTo("one");
        assertThat(
                        router.handle(
                                        ArmRequest.of(
                                                "GET",
                                                GROUP.replace("rg1", "rg")
                                                        + "?api-version=2022-10-01"))
                                .json()
                                .path("value"))
                .isEmpty();
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i <= PageRequest.USUAL_SIZE; i++) {
            ObjectNode body = SettingBodies.azureCli();
            body.path("properties").asObject().put("targetResourceUri", "/target" + i);
            put("s%03d".formatted(i), body);
        }
        var first = call("GET", "").json();
        var rest =
                router.handle(
                        ArmRequest.of(
                                "GET",
                                first.path("nextLink").asString().replace("http://localhost", "")));

        assertThat(first.path("value")).hasSize(PageRequest.USUAL_SIZE);
        assertThat(rest.json().path("value")).hasSize(1);
        assertThat(rest.json().at("/value/0/name").asString()).isEqualTo("s100");
    }

    @Test
    void refusesASecondSettingOnOneTarget() {
        put("one", SettingBodies.azureCli());
        ObjectNode shouting = SettingBodies.azureCli();
        shouting.path("properties")
                .asObject()
                .put("targetResourceUri", SettingBodies.TARGET.toUpperCase(java.util.Locale.ROOT));
        ArmResponse second = put("two", shouting);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().at("/error/code").asString()).isEqualTo("Conflict");
        assertThat(call("GET", "/two").status()).isEqualTo(404);
    }

    @Test
    void refusesATargetThatDoesNotExist() {
        ObjectNode body = SettingBodies.azureCli();
        body.path("properties").asObject().put("targetResourceUri", "/nowhere");

        assertThat(put("one", body).json().at("/error/code").asString())
                .isEqualTo("TargetResourceNotFound");
    }

    @Test
    void refusesToOverwriteWhatTheCallerHasNotSeen() {
        String seen = put("one", SettingBodies.azureCli()).headers().getOrDefault("ETag", "");
        String newer = put("one", SettingBodies.azureCli()).headers().getOrDefault("ETag", "");

        assertThat(newer).isNotEqualTo(seen).startsWith("\"");
        assertThat(conditional("PUT", "If-Match", seen).json().at("/error/code").asString())
                .isEqualTo("PreconditionFailed");
        assertThat(conditional("PATCH", "If-Match", seen).status()).isEqualTo(412);
        assertThat(conditional("DELETE", "If-Match", seen).status()).isEqualTo(412);
        assertThat(conditional("GET", "If-Match", seen).status()).isEqualTo(412);
        assertThat(conditional("GET", "If-None-Match", newer).status()).isEqualTo(304);
        assertThat(conditional("PUT", "If-Match", newer).status()).isEqualTo(200);
    }

    @Test
    void saysWhoMadeItAndWhoChangedItLast() {
        put("one", SettingBodies.azureCli());
        now = Instant.parse("2026-01-01T00:00:00Z");
        var data = put("one", SettingBodies.azureCli()).json().path("systemData");

        assertThat(data.path("createdAt").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(data.path("createdBy").asString()).isEqualTo("tidemill");
        assertThat(data.path("createdByType").asString()).isEqualTo("Application");
        assertThat(data.path("lastModifiedAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(call("GET", "/one").json().path("systemData")).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-04-01, false",
        "2015-04-01, false",
        "2021-05-01-preview, true",
        "2022-10-01, true"
    })
    void showsSystemDataInTheVersionsThatHaveIt(String version, boolean shown) {
        put("one", SettingBodies.azureCli());

        for (String path : java.util.List.of(GROUP + "/one", GROUP)) {
            var json = router.handle(ArmRequest.of("GET", path + "?api-version=" + version)).json();
            var setting = json.has("value") ? json.at("/value/0") : json;
            assertThat(setting.has("systemData")).isEqualTo(shown);
        }
    }

    @Test
    void tellsWhatRolesCanAllow() {
        var operations =
                router.handle(
                        ArmRequest.of(
                                "GET",
                                "/providers/microsoft.insights/operations?api-version=2015-04-01"));

        assertThat(operations.json().path("value").valueStream())
                .extracting(operation -> operation.path("name").asString())
                .contains("Microsoft.Insights/AutoscaleSettings/Write");
    }

    @Test
    void forecastsNothing() {
        put("one", SettingBodies.azureCli());
        var asked =
                "&timespan=a/b&interval=PT1M&metricNamespace=n&metricName=PercentageCPU&aggregation=Total";
        var answer =
                router.handle(
                        ArmRequest.of(
                                "GET",
                                GROUP + "/one/predictiveMetrics?api-version=2022-10-01" + asked));

        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"timespan\":\"a/b\",\"interval\":\"PT1M\",\"metricName\":\"PercentageCPU\",\"targetResourceId\":\"%s\",\"data\":[]}"
                                .formatted(SettingBodies.TARGET));
        assertThat(call("GET", "/one/predictiveMetrics").json().at("/error/details")).hasSize(5);
        assertThat(call("GET", "/two/predictiveMetrics").status()).isEqualTo(404);
    }

    @Test
    void createsOnlyWhatIsNotThereWhenAskedTo() {
        assertThat(conditional("PUT", "If-Match", "*").status()).isEqualTo(412);
        assertThat(conditional("PUT", "If-None-Match", "*").status()).isEqualTo(201);
        assertThat(conditional("PUT", "If-None-Match", "*").status()).isEqualTo(412);
    }

    private ArmResponse conditional(String method, String header, String tag) {
        return router.handle(
                request(method, "/one")
                        .withHeaders(java.util.Map.of(header, tag))
                        .withBody(SettingBodies.azureCli().toString()));
    }

    @Test
    void refusesABodyThatIsNotJson() {
        ArmResponse response = router.handle(request("PUT", "/one").withBody("{\"location\":"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/code").asString())
                .isEqualTo("UnsupportedRequestContent");
        assertThat(response.body()).contains("line 1").doesNotContain("Source", "Exception");
    }

    @Test
    void showsEachProblemAsADetail() {
        ObjectNode body = SettingBodies.azureCli();
        body.remove("location");
        body.path("properties")
                .path("profiles")
                .path(0)
                .path("capacity")
                .asObject()
                .put("minimum", "7");
        ArmResponse response = put("one", body);

        assertThat(response.json().at("/error/details")).hasSize(2);
        assertThat(response.json().at("/error/message").asString())
                .contains("location is missing", "minimum = 7, must be at most maximum (5)");
    }

    private ArmResponse put(String name, ObjectNode body) {
        return router.handle(request("PUT", "/" + name).withBody(body.toString()));
    }

    private ArmResponse call(String method, String name) {
        return router.handle(request(method, name));
    }

    private static ArmRequest request(String method, String name) {
        return ArmRequest.of(method, GROUP + name + "?api-version=2022-10-01");
    }
}
