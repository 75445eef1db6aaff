package io.tidemill.control.diagnostic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.activity.StoredActivityLog;
import io.tidemill.control.delivery.Channel;
import io.tidemill.control.delivery.Courier;
import io.tidemill.control.delivery.Delivery;
import io.tidemill.control.delivery.Message;
import io.tidemill.control.delivery.Outbox;
import io.tidemill.control.delivery.Outcome;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.Precondition;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.setting.SettingId;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.engine.Autoscaler;
import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.Stamp;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.target.TargetState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DiagnosticsTest {
    private static final SettingId ID = new SettingId("S", "G", "scale-blue");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.5Z");
    private static final Stamp STAMP = new Stamp(ID.text(), "/target", "run-1", NOON);

    @TempDir private Path folder;
    private final BlockingQueue<Message> carried = new LinkedBlockingQueue<>();
    private Database database;
    private DiagnosticSettings settings;
    private Diagnostics diagnostics;
    private StoredActivityLog activities;
    private Courier courier;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("tidemill.db"));
        var store = new DocumentStore(database);
        var log = new AdministrativeLog(InstantSource.system());
        var resources = new AutoscaleSettings(store, log, _ -> true);
        resources.put(
                ID,
                ArmJson.read(
                                """
                                {"location":"local","properties":{"targetResourceUri":"/target","profiles":[{"name":"default",
                                 "capacity":{"minimum":"2","maximum":"5","default":"2"},"rules":[]}]}}
                                """)
                        .asObject(),
                Precondition.NONE);
        settings = new DiagnosticSettings(store, log, resources);
        Outbox outbox = new Outbox(database);
        courier = new Courier(outbox, Map.of(Channel.WEB, this::carry), InstantSource.system());
        diagnostics =
                new Diagnostics(
                        settings,
                        outbox,
                        new RecordFiles(folder.resolve("diagnostics"), RecordFiles.Size.DEFAULT),
                        courier::wake);
        activities = new StoredActivityLog(database);
        activities.tell(diagnostics);
        courier.start();
    }

    @AfterEach
    void close() {
        courier.close();
        database.close();
    }

    @Test
    void writesEvaluationsIntoFiles() throws IOException {
        keep(
                """
                {"storageAccountId":"/archive","logs":[{"category":"AutoscaleEvaluations"}],"metrics":[{"category":"AllMetrics"}]}
                """);
        diagnostics.evaluated(evaluation());

        List<JsonNode> records = records("insights-logs-autoscaleevaluations");
        assertThat(records.stream().map(record -> record.path("operationName").asString()))
                .containsExactly(
                        "DefaultProfileEvaluation",
                        "ScaleActionOperationEvaluation",
                        "InstanceCountEvaluation",
                        "InstanceUpdateEvaluation");
        assertThat(records.get(2))
                .isEqualTo(
                        ArmJson.read(
                                """
                                {"time":"2026-11-23 12:00:00.5000000",
                                 "resourceId":"/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.INSIGHTS/AUTOSCALESETTINGS/SCALE-BLUE",
                                 "operationName":"InstanceCountEvaluation","category":"AutoscaleEvaluations","correlationId":"run-1",
                                 "property":{"targetResourceId":"/target","currentInstanceCount":1,"minimumInstanceCount":2,
                                  "maximumInstanceCount":5,"defaultInstanceCount":2}}
                                """));
        assertThat(
                        records("insights-metrics-allmetrics").stream()
                                .map(record -> record.path("metricName").asString()))
                .containsExactly("ObservedCapacity", "ScaleActionsInitiated");
    }

    @Test
    void writesScaleActionsIntoFiles() throws IOException {
        keep("{\"storageAccountId\":\"/archive\",\"logs\":[{\"categoryGroup\":\"allLogs\"}]}");
        activities.append(new Activity.ScaleFailed(STAMP, 1, 2, "no room"));

        JsonNode record = records("insights-logs-autoscalescaleactions").getFirst();
        assertThat(record.path("operationName").asString()).isEqualTo("InstanceScaleAction");
        assertThat(record.path("resultType").asString()).isEqualTo("Failed");
        assertThat(record.at("/property/scaleActionMessage").asString()).isEqualTo("no room");
    }

    @Test
    void postsTheRecordsOfARunAsOneBatch() throws InterruptedException {
        keep(
                """
                {"eventHubName":"https://logs.example/in?key=1","logs":[{"category":"AutoscaleEvaluations"},{"category":"AutoscaleScaleActions"}]}
                """);
        diagnostics.evaluated(evaluation());
        activities.append(new Activity.ScaleCompleted(STAMP, 1, 2));

        Message batch = next();
        assertThat(batch.receiver()).isEqualTo("https://logs.example/in?key=1");
        assertThat(ArmJson.read(batch.body()).path("records")).hasSize(4);
        assertThat(ArmJson.read(next().body()).at("/records/0/category").asString())
                .isEqualTo("AutoscaleScaleActions");
    }

    @Test
    void writesNothingThatIsNotEnabled() throws InterruptedException {
        keep(
                """
                {"eventHubName":"https://logs.example/in","storageAccountId":"/archive",
                 "logs":[{"category":"AutoscaleEvaluations","enabled":false},{"category":"AutoscaleScaleActions"}]}
                """);
        diagnostics.evaluated(evaluation());
        activities.append(new Activity.ScaleCompleted(STAMP, 1, 2));

        assertThat(ArmJson.read(next().body()).at("/records/0/category").asString())
                .isEqualTo("AutoscaleScaleActions");
        assertThat(folder.resolve("diagnostics/archive/insights-logs-autoscaleevaluations"))
                .doesNotExist();
    }

    private Outcome carry(Delivery delivery) {
        carried.add(delivery.message());
        return new Outcome.Delivered();
    }

    private Message next() throws InterruptedException {
        return requireNonNull(carried.poll(20, TimeUnit.SECONDS), "no message within 20 s");
    }

    private void keep(String properties) {
        var body = ArmJson.object();
        body.set("properties", ArmJson.read(properties));
        assertThat(settings.put(new DiagnosticId(ID.text(), "audit"), body))
                .isInstanceOf(DiagnosticSettings.Outcome.Written.class);
    }

    private List<JsonNode> records(String category) throws IOException {
        return Files.readAllLines(
                        folder.resolve(
                                "diagnostics/archive/%s/s/g/scale-blue.jsonl".formatted(category)))
                .stream()
                .map(ArmJson::read)
                .toList();
    }

    /// One instance where two are the least.
    private static Evaluation evaluation() {
        var profile =
                new AutoscaleProfile(
                        "default", new Capacity(2, 5, 2), List.of(), new Schedule.Always());
        var setting =
                new AutoscaleSetting(
                        ID.text(), ID.name(), true, "/target", List.of(profile), Behavior.STANDARD);
        return Autoscaler.evaluate(
                setting,
                new Observation(
                        "run-1", NOON, new TargetState.Settled(1), History.NONE, List.of()));
    }
}
