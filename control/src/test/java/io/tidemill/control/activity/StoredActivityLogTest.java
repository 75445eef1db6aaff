package io.tidemill.control.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.Database;
import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.LastAction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StoredActivityLogTest extends ActivityLogContract {
    @TempDir private Path folder;
    private Database database;
    private StoredActivityLog log;
    private ArmRouter router;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("tidemill.db"));
        log = new StoredActivityLog(database);
        router = new ArmRouter(new ActivityRoutes(database, () -> NOON.plusSeconds(60)).routes());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    ActivityLog log() {
        return log;
    }

    @Override
    ActivityLog reopened() {
        return new StoredActivityLog(database);
    }

    @Test
    void dropsWhatIsOlderThanNinetyDays() {
        log.append(new Activity.ScaleFailed(STAMP, 4, 5, "refused"));

        assertThat(log.dropOld(NOON.plus(Duration.ofDays(90)))).isZero();
        assertThat(log.dropOld(NOON.plus(Duration.ofDays(90)).plusMillis(1))).isEqualTo(1);
        assertThat(log.history(SETTING)).isEqualTo(History.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "eventTimestamp ge '2026-11-23T12:00:00Z' | 1",
                "eventTimestamp ge 2026-11-23T11:59:59.999999 and eventTimestamp le 2026-11-23T12:00:00 | 1",
                "eventTimestamp ge '2026-11-23T14:00:00+02:00' and eventTimestamp le '2026-11-23T12:00:00Z' | 1",
                "eventTimestamp ge '2026-11-23T12:00:00.001Z' | 0",
                "eventTimestamp le '2026-11-23T11:59:59Z' | 0",
                "resourceGroupName eq 'g' | 1",
                "resourceGroupName eq 'other' | 0",
                "resourceUri eq 'SETTING' and status eq 'succeeded' | 1",
                "resourceId eq 'SETTING' AND status eq 'Failed' | 0",
                "resourceUri eq '/subscriptions/T' | 0",
                "correlationId eq 'run-1' and levels eq 'Critical,Informational' | 1",
                "resourceProvider eq 'Microsoft.Insights' and eventChannels eq 'Admin, Operation' | 1",
                "caller eq 'Microsoft.Insights/autoscaleSettings' | 1",
                "caller eq 'O''Hara and sons' | 0",
                "levels eq Informational | 1",
                "eventTimestamp ge 2026-11-23T11:00:00.123456 AND eventTimestamp le 2026-11-23T12:30:00.654321 and resourceGroupName eq G | 1",
                "`` | 1",
                "caller eq 'somebody' | 0"
            })
    void filters(String filter, int count) {
        log.append(initiated(new LastAction.None()));

        assertThat(query(filter.replace("SETTING", SETTING)).json().path("value")).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eventTimestamp eq now",
                "eventTimestamp ge yesterday",
                "colour eq blue",
                "resourceUri ne a",
                "resourceUri",
                "caller eq 'a",
                "caller eq 'a' or caller eq 'b'",
                "caller eq 'a' and ",
                "and caller eq 'a'",
                "eventTimestamp ge 2026-01-01T00:00:00Z"
            })
    void refusesAFilterThatItDoesNotUnderstand(String filter) {
        ArmResponse response = query(filter);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString()).startsWith("$filter: ");
    }

    @Test
    void reportsAllProblemsOfAQueryAtOnce() {
        ArmResponse response =
                get("&$filter=a%20eq%20b%20and%20c%20eq%20d&$select=status,colour&$skipToken=*");

        assertThat(response.json().at("/error/details")).hasSize(4);
    }

    @Test
    void showsOnlyWhatIsSelected() {
        log.append(initiated(new LastAction.None()));

        assertThat(get("&$select=eventName,%20STATUS").json().at("/value/0").propertyNames())
                .containsExactlyInAnyOrder("eventName", "status");
    }

    @Test
    void leadsThroughAllEventsPageByPage() {
        for (int i = 0; i < 250; i++) {
            log.append(initiated(new LastAction.None()));
        }
        java.util.Set<String> seen = new java.util.HashSet<>();
        JsonNode page = get("").json();
        int pages = 1;
        while (page.has("nextLink")) {
            page.path("value").forEach(event -> seen.add(event.path("eventDataId").asString()));
            log.append(initiated(new LastAction.None()));
            page =
                    router.handle(
                                    ArmRequest.of(
                                            "GET",
                                            page.path("nextLink")
                                                    .asString()
                                                    .replace("http://localhost", "")))
                            .json();
            pages++;
        }
        page.path("value").forEach(event -> seen.add(event.path("eventDataId").asString()));

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(250);
    }

    @Test
    void refusesATokenOfAnotherList() {
        assertThat(get("&$skipToken=bjA5OQ").json().at("/error/code").asString())
                .isEqualTo("InvalidSkipToken");
    }

    @Test
    void namesAzuresCategories() {
        var categories =
                router.handle(
                        ArmRequest.of(
                                "GET",
                                "/providers/microsoft.insights/eventcategories?api-version=2015-04-01"));

        assertThat(categories.json().path("value")).hasSize(8);
    }

    private ArmResponse get(String query) {
        return router.handle(
                ArmRequest.of(
                        "GET",
                        "/subscriptions/S/providers/microsoft.insights/eventtypes/management/values?api-version=2015-04-01"
                                + query));
    }

    @Test
    void showsNothingOfAnotherSubscription() {
        log.append(initiated(new LastAction.None()));

        assertThat(
                        router.handle(
                                        ArmRequest.of(
                                                "GET",
                                                "/subscriptions/T/providers/microsoft.insights/eventtypes/management/values?api-version=2015-04-01"))
                                .json()
                                .path("value"))
                .isEmpty();
    }

    private ArmResponse query(String filter) {
        return router.handle(
                ArmRequest.of(
                        "GET",
                        "/subscriptions/S/providers/microsoft.insights/eventtypes/management/values?api-version=2015-04-01&$filter="
                                + URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    }
}
