package io.tidemill.control.notification;

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
import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.Stamp;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

class NotificationsTest {
    private static final SettingId ID = new SettingId("S", "G", "scale-blue");
    private static final String TARGET =
            "/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/workspaces/w/onlineEndpoints/words/deployments/blue";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.1234567Z");
    private static final Stamp STAMP = new Stamp(ID.text(), TARGET, "run-1", NOON);
    private static final AutoscaleProfile PROFILE =
            new AutoscaleProfile(
                    "default", new Capacity(2, 5, 2), List.of(), new Schedule.Always());

    @TempDir private Path folder;
    private final BlockingQueue<Message> carried = new LinkedBlockingQueue<>();
    private Database database;
    private StoredActivityLog log;
    private Courier courier;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("tidemill.db"));
        log = new StoredActivityLog(database);
        courier =
                new Courier(
                        new Outbox(database),
                        Map.of(Channel.WEB, this::carry, Channel.MAIL, this::carry),
                        InstantSource.system());
        var administrators =
                new Administrators(List.of("owner@a.example"), List.of("deputy@a.example"));
        log.tell(
                new Notifications(
                        administrators, () -> URI.create("http://127.0.0.1:7070"), courier::wake));
        courier.start();
    }

    @AfterEach
    void close() {
        courier.close();
        database.close();
    }

    @Test
    void sendsAzuresPayload() throws InterruptedException {
        keep(
                """
                {"webhooks":[{"serviceUri":"https://a.example/hook?code=1","properties":{"team":"search"}}]}
                """);
        log.append(scale(2, 3));

        Message message = next();
        assertThat(message.receiver()).isEqualTo("https://a.example/hook?code=1");
        assertThat(message.headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8");
        assertThat(ArmJson.read(message.body()))
                .isEqualTo(
                        ArmJson.read(
                                """
                                {"version":"1.0","status":"Activated","operation":"Scale Out",
                                 "context":{"timestamp":"2026-11-23T12:00:00.1234567Z",
                                  "id":"/subscriptions/S/resourceGroups/G/providers/microsoft.insights/autoscalesettings/scale-blue",
                                  "name":"scale-blue",
                                  "details":"Autoscale successfully started scale operation for resource 'blue' from capacity '2' to capacity '3'",
                                  "subscriptionId":"S","resourceGroupName":"G","resourceName":"blue",
                                  "resourceType":"microsoft.machinelearningservices/workspaces/onlineendpoints/deployments",
                                  "resourceId":"TARGET","portalLink":"http://127.0.0.1:7070","resourceRegion":"local",
                                  "oldCapacity":"2","newCapacity":"3"},
                                 "properties":{"team":"search"}}
                                """
                                        .replace("TARGET", TARGET)));
    }

    @Test
    void saysScaleInForFewer() throws InterruptedException {
        keep("{\"webhooks\":[{\"serviceUri\":\"https://a.example/\"}]}");
        log.append(scale(3, 2));

        assertThat(body().path("operation").asString()).isEqualTo("Scale In");
    }

    @Test
    void sendsACloudEventToAWebhookThatWantsIt() throws InterruptedException {
        keep(
                """
                {"webhooks":[{"serviceUri":"https://a.example/","properties":{"tidemill.format":"cloudevents"}}]}
                """);
        log.append(scale(2, 3));

        Message message = next();
        JsonNode event = ArmJson.read(message.body());
        assertThat(message.headers())
                .containsEntry("Content-Type", "application/cloudevents+json; charset=utf-8");
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString())
                .isEqualTo("run-1/io.tidemill.autoscale.scale.started");
        assertThat(event.path("type").asString()).isEqualTo("io.tidemill.autoscale.scale.started");
        assertThat(event.path("source").asString()).isEqualTo(ID.text());
        assertThat(event.path("subject").asString()).isEqualTo(TARGET);
        assertThat(event.path("time").asString()).isEqualTo(NOON.toString());
        assertThat(event.at("/data/context/newCapacity").asString()).isEqualTo("3");
    }

    @Test
    void tellsOfFailures() throws InterruptedException {
        keep("{\"webhooks\":[{\"serviceUri\":\"https://a.example/\"}]}");
        log.append(new Activity.ScaleFailed(STAMP, 2, 3, "no room"));
        log.append(
                new Activity.MetricFailure(
                        STAMP, new MetricKey(TARGET, "", "Cpu"), "no samples for 5 min"));
        log.append(new Activity.MetricRecovery(STAMP, new MetricKey(TARGET, "", "Cpu")));

        JsonNode scale = body();
        assertThat(scale.path("status").asString()).isEqualTo("Failed");
        assertThat(scale.at("/context/details").asString())
                .isEqualTo(
                        "Autoscale could not scale resource 'blue' from capacity '2' to capacity"
                                + " '3': no room");
        JsonNode metric = body();
        assertThat(metric.path("operation").asString()).isEqualTo("Metric Failure");
        assertThat(metric.path("context").has("newCapacity")).isFalse();
        assertThat(body().path("status").asString()).isEqualTo("Resolved");
    }

    @Test
    void staysSilentAboutTheEndAndAboutFlapping() throws InterruptedException {
        keep("{\"webhooks\":[{\"serviceUri\":\"https://a.example/\"}]}");
        log.append(new Activity.ScaleCompleted(STAMP, 2, 3));
        log.append(new Activity.Flapping(STAMP, 3, 2, PROFILE));
        log.append(scale(3, 4));

        assertThat(body().at("/context/newCapacity").asString()).isEqualTo("4");
        assertThat(carried).isEmpty();
    }

    @Test
    void mailsEveryAddressOnce() throws InterruptedException {
        keep(
                """
                {"email":{"sendToSubscriptionAdministrator":true,"sendToSubscriptionCoAdministrators":true,
                 "customEmails":["me@a.example","OWNER@a.example"]}}
                """);
        log.append(scale(2, 3));

        assertThat(List.of(next().receiver(), next().receiver(), next().receiver()))
                .containsExactlyInAnyOrder("me@a.example", "OWNER@a.example", "deputy@a.example");
        assertThat(carried).isEmpty();
    }

    @Test
    void writesAMailThatSaysWhatHappened() throws InterruptedException {
        keep("{\"email\":{\"customEmails\":[\"me@a.example\"]}}");
        log.append(new Activity.ScaleFailed(STAMP, 2, 3, "no room"));

        Message mail = next();
        assertThat(mail.headers())
                .containsEntry("Subject", "[AUTOSCALE FAILED] Scale Out: blue (scale-blue)");
        assertThat(mail.body())
                .startsWith(
                        "Autoscale could not scale resource 'blue' from capacity '2' to capacity"
                                + " '3': no room.")
                .contains(TARGET, "run-1", "http://127.0.0.1:7070");
    }

    @Test
    void tellsNobodyOfASettingThatIsGone() throws InterruptedException {
        log.append(scale(2, 3));
        keep("{\"webhooks\":[{\"serviceUri\":\"https://a.example/\"}]}");
        log.append(scale(3, 4));

        assertThat(body().at("/context/newCapacity").asString()).isEqualTo("4");
        assertThat(carried).isEmpty();
    }

    private Outcome carry(Delivery delivery) {
        carried.add(delivery.message());
        return new Outcome.Delivered();
    }

    private Message next() throws InterruptedException {
        return requireNonNull(carried.poll(20, TimeUnit.SECONDS), "no message within 20 s");
    }

    private JsonNode body() throws InterruptedException {
        return ArmJson.read(next().body());
    }

    private void keep(String notification) {
        var settings =
                new AutoscaleSettings(
                        new DocumentStore(database),
                        new AdministrativeLog(InstantSource.system()),
                        _ -> true);
        String body =
                """
                {"location":"local","properties":{"targetResourceUri":"TARGET","profiles":[{"name":"default",
                 "capacity":{"minimum":"2","maximum":"5","default":"2"},"rules":[]}],
                 "notifications":[{"operation":"Scale",REST]}}
                """
                        .replace("TARGET", TARGET)
                        .replace("REST", notification.strip().substring(1));
        assertThat(settings.put(ID, ArmJson.read(body).asObject(), Precondition.NONE))
                .isInstanceOf(AutoscaleSettings.Outcome.Created.class);
    }

    private static Activity scale(int from, int to) {
        return new Activity.ScaleInitiated(
                STAMP,
                new Decision.Scale(from, to, Reason.SCALE_OUT_RULE),
                Duration.ofMinutes(5),
                new LastAction.None(),
                PROFILE);
    }
}
