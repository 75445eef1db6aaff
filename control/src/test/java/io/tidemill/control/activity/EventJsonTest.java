package io.tidemill.control.activity;

import static io.tidemill.control.activity.ActivityLogContract.NOON;
import static io.tidemill.control.activity.ActivityLogContract.SETTING;
import static io.tidemill.control.activity.ActivityLogContract.initiated;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.Tenant;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.CallTrace;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.rule.Direction;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EventJsonTest {
    @TempDir private Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("tidemill.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void showsAScaleActionAsAzureDoes() {
        new StoredActivityLog(database)
                .append(initiated(new LastAction.Taken(NOON, Direction.DECREASE, Duration.ZERO)));

        JsonNode event = event();
        assertThat(event.at("/category/value").asString()).isEqualTo("Autoscale");
        assertThat(event.at("/eventName/value").asString()).isEqualTo("AutoscaleAction");
        assertThat(event.at("/operationName/value").asString())
                .isEqualTo("Microsoft.Insights/AutoscaleSettings/Scaleup/Action");
        assertThat(event.at("/status/value").asString()).isEqualTo("Succeeded");
        assertThat(event.path("resourceId").asString()).isEqualTo(SETTING);
        assertThat(event.path("resourceGroupName").asString()).isEqualTo("G");
        assertThat(event.path("eventTimestamp").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(event.path("correlationId").asString()).isEqualTo("run-1");
        JsonNode properties = event.path("properties");
        assertThat(properties.path("ResourceName").asString()).isEqualTo("/target");
        assertThat(properties.path("OldInstancesCount").asString()).isEqualTo("2");
        assertThat(properties.path("NewInstancesCount").asString()).isEqualTo("4");
        assertThat(properties.path("LastScaleActionTime").asString())
                .isEqualTo("Mon, 23 Nov 2026 12:00:00 GMT");
        assertThat(properties.path("Description").asString())
                .isEqualTo(
                        "The autoscale engine attempting to scale resource '/target' from 2 instances count to 4 instances count.");
        assertThat(event.at("/resourceType/value").asString())
                .isEqualTo("microsoft.insights/autoscalesettings");
        assertThat(event.at("/authorization/action").asString())
                .isEqualTo("Microsoft.Insights/AutoscaleSettings/Scaleup/Action");
        assertThat(event.path("claims")).hasSize(1);
    }

    @Test
    void showsWhoWroteWhat() {
        append(entry(Principal.TIDEMILL));

        JsonNode event = event();
        assertThat(event.at("/category/value").asString()).isEqualTo("Administrative");
        assertThat(event.at("/authorization/action").asString())
                .isEqualTo("Microsoft.Insights/AutoscaleSettings/Write");
        assertThat(event.path("caller").asString()).isEqualTo("tidemill");
        assertThat(event.path("tenantId").asString()).isEqualTo(Tenant.ID);
        assertThat(event.path("httpRequest"))
                .isEqualTo(
                        ArmJson.read(
                                """
                                {"clientRequestId": "c-1", "clientIpAddress": "192.0.2.7",
                                 "method": "PUT", "uri": "https://here/x"}
                                """));
    }

    @ParameterizedTest
    @CsvSource({"USER, ada", "SERVICE_PRINCIPAL, 7f3c"})
    void callsPeopleByNameAndProgramsByObjectId(Principal.Kind kind, String caller) {
        append(entry(new Principal("7f3c", "ada", kind)));

        assertThat(event().path("caller").asString()).isEqualTo(caller);
        assertThat(event().at("/claims/name").asString()).isEqualTo("ada");
    }

    private static AdministrativeLog.Entry entry(Principal principal) {
        return new AdministrativeLog.Entry(
                "Microsoft.Insights/AutoscaleSettings/Write",
                SETTING,
                principal,
                "run-1",
                new CallTrace("c-1", "192.0.2.7", "PUT", "https://here/x"),
                NOON);
    }

    private void append(AdministrativeLog.Entry entry) {
        new DocumentStore(database)
                .transact(transaction -> {
                    new AdministrativeLog(() -> NOON).append(transaction, entry);
                    return true;
                });
    }

    private JsonNode event() {
        String path = "/subscriptions/S/providers/Microsoft.Insights/eventtypes/management/values";
        return new ArmRouter(new ActivityRoutes(database, () -> NOON.plusSeconds(60)).routes())
                .handle(ArmRequest.of("GET", path + "?api-version=2015-04-01"))
                .json()
                .at("/value/0");
    }
}
