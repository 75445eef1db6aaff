package io.tidemill.control.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.setting.SettingRoutes;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.Direction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BehaviorRoutesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SETTING =
            "/subscriptions/S/resourceGroups/G/providers/microsoft.insights/autoscalesettings/one";
    private static final String ID = SETTING + "/behavior/default";
    private static final String BODY =
            """
            {"location": "local", "properties": {"targetResourceUri": "/target", "profiles": [
              {"name": "default", "capacity": {"minimum": 1, "maximum": 3, "default": 1}, "rules": []}]}}
            """;
    private static final String PAUSE =
            """
            {"properties": {"mode": "Paused", "pausedUntil": "2026-11-23T14:00:00+01:00", "pausedReason": "load test"}}
            """;

    @TempDir private Path folder;
    private DocumentStore store;
    private AutoscaleSettings settings;
    private Behaviors behaviors;
    private ArmRouter router;
    private Instant now = NOON;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        var log = new AdministrativeLog(() -> now);
        settings = new AutoscaleSettings(store, log, _ -> true);
        behaviors = new Behaviors(store, log, () -> now);
        router =
                new ArmRouter(
                        Stream.of(
                                        new SettingRoutes(settings).routes(),
                                        new BehaviorRoutes(behaviors).routes())
                                .flatMap(List::stream)
                                .toList());
        call("PUT", SETTING, BODY);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsAsTheDefaultsUntilSomebodyChooses() {
        assertThat(call("GET", ID, "").json())
                .isEqualTo(
                        ArmJson.read(
                                """
                                {"id": "%s", "name": "default", "type": "Microsoft.Insights/autoscaleSettings/behavior",
                                 "properties": {"mode": "Active", "pausedDirections": [], "cooldownPolicy": "lastFiredRule",
                                   "evaluationInterval": null, "metricDelay": null}}
                                """
                                        .formatted(ID)));
        assertThat(inUse()).isEqualTo(Behavior.STANDARD);
    }

    @Test
    void givesTheEngineWhatWasChosen() {
        ArmResponse put =
                call(
                        "PUT",
                        ID,
                        """
                        {"properties": {"mode": "dryrun", "pausedDirections": ["scalein", "ScaleIn"],
                          "cooldownPolicy": "evaluatedRule", "evaluationInterval": "PT30S", "metricDelay": "PT1M"}}
                        """);

        assertThat(put.status()).isEqualTo(200);
        assertThat(properties().path("pausedDirections").toString()).isEqualTo("[\"ScaleIn\"]");
        Behavior behavior = inUse();
        assertThat(behavior.restraint().mode()).isEqualTo(new Mode.DryRun());
        assertThat(behavior.restraint().pausedDirections()).containsExactly(Direction.DECREASE);
        assertThat(behavior.cooldownPolicy()).isEqualTo(CooldownPolicy.EVALUATED_RULE);
        assertThat(behavior.evaluationInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(behavior.metricDelay()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void takesTheServersDelayWhereNoneWasChosen() {
        call("PUT", ID, "{\"properties\": {\"mode\": \"DryRun\"}}");

        assertThat(behaviors.on(settings.all(), Duration.ofSeconds(7)).getFirst().behavior())
                .extracting(Behavior::metricDelay)
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void pausesInTheNameOfTheCallerUntilTheTimeIsOver() {
        call("PUT", ID, PAUSE.replace("\"mode\"", "\"pausedBy\": \"mallory\", \"mode\""));

        assertThat(properties().path("pausedBy").asString()).isEqualTo("tidemill");
        assertThat(properties().path("pausedUntil").asString()).isEqualTo("2026-11-23T13:00:00Z");
        now = NOON.plus(Duration.ofHours(1));
        assertThat(properties().path("mode").asString()).isEqualTo("Active");
        assertThat(properties().has("pausedUntil")).isFalse();
    }

    @Test
    void takesBackWhatItAnswered() {
        call("PUT", ID, PAUSE);
        now = NOON.plus(Duration.ofHours(2));
        JsonNode answered = call("GET", ID, "").json();

        ArmResponse again = call("PUT", ID, answered.toString());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("properties")).isEqualTo(answered.path("properties"));
        assertThat(again.json().at("/systemData/createdAt").asString()).isEqualTo(NOON.toString());
    }

    @Test
    void patchesOnlyWhatTheBodyHas() {
        call("PUT", ID, PAUSE);
        call("PATCH", ID, "{\"properties\": {\"PausedDirections\": [\"ScaleOut\"]}}");

        assertThat(properties().path("pausedReason").asString()).isEqualTo("load test");
        assertThat(properties().path("pausedDirections")).hasSize(1);
    }

    @Test
    void endsAPauseWithAllThatBelongsToIt() {
        call("PUT", ID, PAUSE);

        assertThat(call("PATCH", ID, "{\"properties\": {\"mode\": \"Active\"}}").status())
                .isEqualTo(200);
        assertThat(properties().has("pausedReason")).isFalse();
    }

    @Test
    void leavesAChoiceToTheServerAgainOnNull() {
        call("PUT", ID, "{\"properties\": {\"metricDelay\": \"PT1M\"}}");
        call("PATCH", ID, "{\"properties\": {\"metricDelay\": null}}");

        assertThat(inUse()).isEqualTo(Behavior.STANDARD);
    }

    @Test
    void staysWhenTheSettingIsRewritten() {
        call("PUT", ID, PAUSE);
        JsonNode setting = call("GET", SETTING, "").json();
        call("PUT", SETTING, setting.toString());

        assertThat(properties().path("mode").asString()).isEqualTo("Paused");
    }

    @Test
    void goesWithItsSetting() {
        call("PUT", ID, PAUSE);
        call("DELETE", SETTING, "");

        assertThat(call("GET", ID, "").status()).isEqualTo(404);
        call("PUT", SETTING, BODY);
        assertThat(properties().path("mode").asString()).isEqualTo("Active");
    }

    @Test
    void isDeletedOnce() {
        call("PUT", ID, PAUSE);

        assertThat(call("DELETE", ID, "").status()).isEqualTo(200);
        assertThat(call("DELETE", ID, "").status()).isEqualTo(204);
        assertThat(inUse()).isEqualTo(Behavior.STANDARD);
    }

    @Test
    void needsASetting() {
        String orphan = ID.replace("/one/", "/two/");

        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            assertThat(call(method, orphan, PAUSE).json().at("/error/code").asString())
                    .isEqualTo("ResourceNotFound");
        }
    }

    @Test
    void refusesToOverwriteWhatTheCallerHasNotSeen() {
        String etag = call("PUT", ID, PAUSE).headers().getOrDefault("ETag", "");
        call("PUT", ID, PAUSE);

        assertThat(conditional("PATCH", "If-Match", etag).status()).isEqualTo(412);
        assertThat(conditional("DELETE", "If-Match", etag).status()).isEqualTo(412);
        assertThat(conditional("PUT", "If-None-Match", "*").status()).isEqualTo(412);
        String fresh = call("GET", ID, "").headers().getOrDefault("ETag", "");
        assertThat(conditional("GET", "If-None-Match", fresh).status()).isEqualTo(304);
        assertThat(conditional("PATCH", "If-Match", fresh).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"mode\": \"Asleep\" | properties.mode = Asleep, must be Active, DryRun or Paused",
                "\"mode\": 7 | properties.mode = 7, must be Active, DryRun or Paused",
                "\"mode\": \"Paused\", \"pausedUntil\": \"2026-11-23T12:00:00Z\" | properties.pausedUntil = 2026-11-23T12:00:00Z, must be a moment to come, with Z or an offset, such as 2026-12-24T12:00:00Z",
                "\"mode\": \"Paused\", \"pausedUntil\": \"2027-01-01T00:00:00\" | properties.pausedUntil = 2027-01-01T00:00:00, must be a moment to come, with Z or an offset, such as 2026-12-24T12:00:00Z",
                "\"mode\": \"Paused\", \"pausedUntil\": \"+999999999-01-01T00:00:00Z\" | properties.pausedUntil = +999999999-01-01T00:00:00Z, must be a moment to come, with Z or an offset, such as 2026-12-24T12:00:00Z",
                "\"mode\": \"Paused\", \"pausedReason\": \"a\\nb\" | properties.pausedReason = a\\nb, must be a text of at most 256 characters on one line",
                "\"pausedReason\": \"x\" | properties.pausedReason = x, belongs to the mode Paused only",
                "\"pausedDirections\": \"ScaleIn\" | properties.pausedDirections = ScaleIn, must be an array",
                "\"pausedDirections\": [\"Up\"] | properties.pausedDirections[0] = Up, must be ScaleOut or ScaleIn",
                "\"cooldownPolicy\": \"none\" | properties.cooldownPolicy = none, must be lastFiredRule or evaluatedRule",
                "\"evaluationInterval\": \"PT4S\" | properties.evaluationInterval = PT4S, must be a duration from PT5S to PT1H",
                "\"evaluationInterval\": \"PT61M\" | properties.evaluationInterval = PT61M, must be a duration from PT5S to PT1H",
                "\"metricDelay\": \"-PT1S\" | properties.metricDelay = -PT1S, must be a duration from PT0S to PT1H",
                "\"modus\": \"DryRun\" | properties.modus = DryRun, is not known here"
            })
    void namesThePlaceTheValueAndWhatIsWanted(String properties, String message) {
        ArmResponse refused = call("PUT", ID, "{\"properties\": {" + properties + "}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asString())
                .isEqualTo(message.replace("\\n", "\n"));
        assertThat(inUse()).isEqualTo(Behavior.STANDARD);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        ArmResponse refused =
                call(
                        "PUT",
                        ID,
                        "{\"properties\": {\"mode\": \"x\", \"metricDelay\": 3, \"a\": {}, \"pausedDirections\": [0]}}");

        assertThat(refused.json().at("/error/details")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"properties\": []}", "[]", "{", "{\"properties\": null}"})
    void survivesAnyShape(String body) {
        assertThat(call("PUT", ID, body).json().at("/error/code").asString())
                .isEqualTo("UnsupportedRequestContent");
    }

    private Behavior inUse() {
        return behaviors.on(settings.all(), Duration.ZERO).getFirst().behavior();
    }

    private JsonNode properties() {
        return call("GET", ID.replace("/one/", "/ONE/"), "").json().path("properties");
    }

    private ArmResponse conditional(String method, String header, String tag) {
        return router.handle(
                ArmRequest.of(method, ID + "?api-version=2026-01-01")
                        .withHeaders(Map.of(header, tag))
                        .withBody(PAUSE));
    }

    private ArmResponse call(String method, String path, String body) {
        return router.handle(
                ArmRequest.of(method, path + "?api-version=2022-10-01").withBody(body));
    }
}
