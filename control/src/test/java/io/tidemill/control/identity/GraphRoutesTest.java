package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GraphRoutesTest {
    @TempDir private Path path;
    private Realm realm;
    private Principal caller = Principal.ADMINISTRATOR;

    @BeforeEach
    void open() {
        realm = new Realm(path);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    /// The calls of `az ad sp create-for-rbac`, in its order.
    @Test
    void makesAClientAsTheAzureCliDoes() {
        JsonNode application = send("POST", "applications", "{\"displayName\":\"ci\"}").json();
        String app = application.path("appId").asString();
        assertThat(application.path("passwordCredentials").size()).isZero();
        JsonNode password =
                send(
                                "POST",
                                "applications/"
                                        + application.path("id").asString()
                                        + "/addPassword",
                                "{\"passwordCredential\":{\"displayName\":\"rbac\",\"startDateTime\":\"2026-01-01T00:00:00Z\",\"endDateTime\":\"2027-01-01T00:00:00Z\"}}")
                        .json();
        ArmResponse principal =
                send(
                        "POST",
                        "servicePrincipals",
                        "{\"appId\":\"" + app + "\",\"accountEnabled\":true}");

        assertThat(principal.status()).isEqualTo(201);
        assertThat(principal.json().path("id").asString()).isNotEqualTo(app);
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&resource=%s"
                        .formatted(app, password.path("secretText").asString(), Realm.ORIGIN);
        assertThat(realm.token("/adfs/oauth2/token", form).status()).isEqualTo(200);
    }

    @Test
    void showsASecretOnce() {
        ServicePrincipal made = realm.principals.create("ci");
        ArmResponse added = send("POST", one(made) + "/addPassword", "{}");
        String text = added.json().path("secretText").asString();

        ArmResponse shown = send("GET", one(made), "");
        assertThat(shown.body()).doesNotContain(text).doesNotContain("hash").doesNotContain("salt");
        assertThat(shown.json().at("/passwordCredentials/0/hint").asString())
                .isEqualTo(text.substring(0, 3));
        assertThat(added.headers()).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void takesASecretBack() {
        ServicePrincipal made = realm.principals.create("ci");
        String keyId =
                send("POST", one(made) + "/addPassword", "{}").json().path("keyId").asString();
        String body = "{\"keyId\":\"" + keyId + "\"}";

        assertThat(send("POST", one(made) + "/removePassword", body).status()).isEqualTo(204);
        assertThat(send("POST", one(made) + "/removePassword", body).status()).isEqualTo(404);
    }

    @Test
    void findsByFilter() {
        ServicePrincipal made = realm.principals.create("ci");
        realm.principals.create("other");

        assertThat(names("?$filter=displayName%20eq%20'ci'")).containsExactly("ci");
        assertThat(names("?%24filter=servicePrincipalNames%2Fany(c%3Ac+eq+'" + made.appId() + "')"))
                .containsExactly("ci");
        assertThat(names("")).containsExactlyInAnyOrder("ci", "other");
        assertThat(send("GET", "servicePrincipals?$filter=nonsense", "").status()).isEqualTo(400);
    }

    @Test
    void tellsWhoHasAnId() {
        ServicePrincipal made = realm.principals.create("ci");
        String body =
                "{\"ids\":[\"%s\",\"%s\",\"nobody\"],\"types\":[\"user\"]}"
                        .formatted(made.objectId(), Principal.ADMINISTRATOR.objectId());

        JsonNode found = send("POST", "directoryObjects/getByIds", body).json().path("value");

        assertThat(found.valueStream().map(each -> each.path("@odata.type").asString()))
                .containsExactly("#microsoft.graph.servicePrincipal", "#microsoft.graph.user");
    }

    @Test
    void renamesAndDeletes() {
        ServicePrincipal made = realm.principals.create("ci");

        assertThat(send("PATCH", one(made), "{\"displayName\":\"cd\"}").status()).isEqualTo(204);
        assertThat(names("")).containsExactly("cd");
        assertThat(send("DELETE", one(made), "").status()).isEqualTo(204);
        assertThat(send("GET", one(made), "").status()).isEqualTo(404);
    }

    @Test
    void letsOnlyTheAdministratorChangeTheAdministrators() {
        String address = one(realm.principals.ensureAdministrator());
        caller = realm.principals.create("ci").principal();

        assertThat(send("POST", address + "/addPassword", "{}").status()).isEqualTo(403);
        assertThat(send("DELETE", address, "").status()).isEqualTo(403);
        assertThat(send("GET", address, "").status()).isEqualTo(200);
        caller = ServicePrincipals.administrator();
        assertThat(send("POST", address + "/addPassword", "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "applications, {}, displayName",
        "applications, '{\"displayName\":[]}', displayName",
        "applications, '[]', object",
        "servicePrincipals, {}, appId"
    })
    void refusesABadBody(String address, String body, String told) {
        ArmResponse response = send("POST", address, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"passwordCredential\":{\"endDateTime\":\"soon\"}}', endDateTime",
        "'{\"passwordCredential\":{\"endDateTime\":\"2020-01-01T00:00:00Z\"}}', after",
        "'{\"passwordCredential\":{\"displayName\":{}}}', displayName"
    })
    void refusesABadWishForASecret(String body, String told) {
        ArmResponse response =
                send("POST", one(realm.principals.create("ci")) + "/addPassword", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/message").asString()).contains(told);
    }

    @Test
    void knowsWhoAsks() {
        assertThat(send("GET", "me", "").json().path("displayName").asString())
                .isEqualTo("administrator");
        assertThat(send("GET", "users/administrator", "").status()).isEqualTo(200);
        caller = ServicePrincipals.administrator();
        assertThat(send("GET", "me", "").status()).isEqualTo(400);
    }

    private List<String> names(String query) {
        return send("GET", "servicePrincipals" + query, "")
                .json()
                .path("value")
                .valueStream()
                .map(each -> each.path("displayName").asString())
                .toList();
    }

    private static String one(ServicePrincipal principal) {
        return "servicePrincipals/" + principal.objectId();
    }

    private ArmResponse send(String method, String address, String body) {
        return realm.graph(caller, ArmRequest.of(method, "/v1.0/" + address).withBody(body));
    }
}
