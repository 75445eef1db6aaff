package io.tidemill.control.authorization;

import static io.tidemill.control.authorization.Holders.ANN;
import static io.tidemill.control.authorization.Holders.GROUP;
import static io.tidemill.control.authorization.Holders.READER;
import static io.tidemill.control.authorization.Holders.SETTINGS;
import static io.tidemill.control.authorization.Holders.assignment;
import static io.tidemill.control.authorization.Holders.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Authentication;
import io.tidemill.control.identity.TokenCheck;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizationTest {
    private static final String OTHER = "/subscriptions/S/resourceGroups/Other";

    @TempDir private Path folder;
    private final List<String> passed = new ArrayList<>();
    private DocumentStore store;
    private AccessControl access;
    private ArmHandler handler;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        access = AccessControl.open(store);
        answering(ArmResponse.ok(ArmJson.object()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void namesClientObjectActionAndScopeWhenItRefuses() {
        ArmResponse response = call("PUT", SETTINGS + "/one");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.json().at("/error/code").asString()).isEqualTo("AuthorizationFailed");
        assertThat(response.json().at("/error/message").asString())
                .contains(
                        "client 'ann' with object id '" + ANN.objectId() + "'",
                        "does not have authorization to perform action 'microsoft.insights/autoscalesettings/write'",
                        "over scope '" + SETTINGS + "/one'");
        assertThat(passed).isEmpty();
    }

    @Test
    void letsThroughWhatARoleAllows() {
        assign(READER, GROUP);

        assertThat(call("GET", SETTINGS + "/one").status()).isEqualTo(200);
        assertThat(call("GET", SETTINGS).status()).isEqualTo(200);
        assertThat(call("PUT", SETTINGS + "/one").status()).isEqualTo(403);
        assertThat(passed).containsExactly("GET", "GET");
    }

    @Test
    void letsAPublisherSendMetrics() {
        assign("3913510d-42f4-4e42-8a64-420c390055eb", GROUP);

        assertThat(call("POST", SETTINGS + "/one/metrics").status()).isEqualTo(200);
        assertThat(call("POST", SETTINGS + "/one/things").status()).isEqualTo(403);
        assertThat(call("GET", SETTINGS + "/one/providers/microsoft.insights/metrics").status())
                .isEqualTo(403);
        assertThat(call("POST", OTHER + "/providers/x/y/z/metrics").status()).isEqualTo(403);
    }

    @Test
    void letsAContributorSendMetricsAndNoReader() {
        assign(READER, GROUP);
        assertThat(call("POST", SETTINGS + "/one/metrics").status()).isEqualTo(403);
        assign(Holders.CONTRIBUTOR, GROUP);
        assertThat(call("POST", SETTINGS + "/one/metrics").status()).isEqualTo(200);
    }

    @Test
    void letsAWriterOfSettingsWriteThemAndNothingElse() {
        access.change(book -> {
            book.put(role("w", List.of("microsoft.insights/autoscalesettings/write"), List.of()));
            return book;
        });
        assign("w", GROUP);

        assertThat(call("PUT", SETTINGS + "/one").status()).isEqualTo(200);
        assertThat(call("PATCH", SETTINGS + "/one").status()).isEqualTo(200);
        assertThat(call("GET", SETTINGS + "/one").status()).isEqualTo(403);
        assertThat(call("DELETE", SETTINGS + "/one").status()).isEqualTo(403);
    }

    @Test
    void readsAnEncodedNameAsItIsMeant() {
        assign(READER, GROUP);

        assertThat(call("GET", SETTINGS.replace("/G/", "/%47/") + "/one").status()).isEqualTo(200);
        assertThat(
                        call(
                                        "GET",
                                        "/subscriptions/S%2FresourceGroups%2FOther%2Fproviders%2FX.Y%2Fa%2Fb/providers/microsoft.insights/metrics")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void showsOfAListWhatTheCallerMayRead() {
        assign(READER, GROUP);
        answering(listOf(SETTINGS + "/one", OTHER + "/providers/a.b/c/d", "/subscriptions/S"));

        ArmResponse response =
                call("GET", "/subscriptions/S/providers/microsoft.insights/autoscalesettings");

        assertThat(ids(response)).containsExactly(SETTINGS + "/one");
    }

    @Test
    void showsOfAListNothingThatHasNoPlace() {
        assign(READER, GROUP);
        answering(ArmResponse.list(List.of(ArmJson.object().put("secret", 1))));

        ArmResponse response = call("GET", "/subscriptions/S/resources");

        assertThat(response.json().path("value")).isEmpty();
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void refusesAListOfWhatTheCallerMayReadNowhere() {
        assign(READER, OTHER);

        assertThat(call("GET", "/subscriptions/S2/resources").status()).isEqualTo(403);
        assertThat(call("GET", SETTINGS).status()).isEqualTo(403);
    }

    @Test
    void refusesAListInsideAResourceThatIsNotTheirs() {
        String endpoint =
                GROUP
                        + "/providers/Microsoft.MachineLearningServices/workspaces/W/onlineEndpoints/E";
        assign(READER, endpoint + "/deployments/blue");

        assertThat(call("GET", endpoint + "/deployments").status()).isEqualTo(403);
        assertThat(call("GET", endpoint + "/providers/microsoft.insights/metrics").status())
                .isEqualTo(403);
        assertThat(call("GET", endpoint + "/deployments/blue").status()).isEqualTo(200);
    }

    @Test
    void passesAListOnThatIsNoSuccess() {
        assign(READER, GROUP);
        answering(ArmResponse.empty(404));

        assertThat(call("GET", "/subscriptions/S/resources").status()).isEqualTo(404);
    }

    @Test
    void showsToEverybodyTheirSubscriptionsAndTenant() {
        answering(listOf("/subscriptions/S", "/subscriptions/S2"));
        assertThat(ids(call("GET", "/subscriptions"))).isEmpty();

        assign(READER, GROUP);
        assertThat(ids(call("GET", "/subscriptions"))).containsExactly("/subscriptions/S");
    }

    @Test
    void showsTheTenantToWhoeverHasARole() {
        answering(listOf("/tenants/T"));
        assertThat(ids(call("GET", "/tenants"))).isEmpty();

        assign(READER, GROUP);
        assertThat(ids(call("GET", "/tenants"))).containsExactly("/tenants/T");
    }

    @Test
    void letsWhoeverHasARoleFindTheirWay() {
        assertThat(call("GET", "/subscriptions/S").status()).isEqualTo(403);
        assign(READER, SETTINGS + "/one");

        assertThat(call("GET", "/subscriptions/S").status()).isEqualTo(200);
        assertThat(call("GET", "/subscriptions/S/providers/X.Y").status()).isEqualTo(200);
        assertThat(call("GET", GROUP).status()).isEqualTo(403);
        assertThat(call("GET", "/subscriptions/S2").status()).isEqualTo(403);
    }

    private void answering(ArmResponse response) {
        handler =
                new Authentication(
                        new Authorization(
                                request -> {
                                    passed.add(request.method());
                                    return response;
                                },
                                access),
                        _ -> new TokenCheck.Good(ANN));
    }

    private static ArmResponse listOf(String... ids) {
        return ArmResponse.list(
                Arrays.stream(ids).map(id -> ArmJson.object().put("id", id)).toList());
    }

    private static List<String> ids(ArmResponse response) {
        assertThat(response.status()).isEqualTo(200);
        return response.json()
                .path("value")
                .valueStream()
                .map(element -> element.path("id").asString())
                .toList();
    }

    private ArmResponse call(String method, String path) {
        return handler.handle(
                ArmRequest.of(method, path).withHeaders(Map.of("Authorization", "Bearer ann")));
    }

    private void assign(String role, String scope) {
        access.change(book -> {
            book.put(assignment(ANN, role, scope));
            return book;
        });
    }
}
