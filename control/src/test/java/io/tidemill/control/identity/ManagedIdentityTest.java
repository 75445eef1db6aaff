package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Realm.Client;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedIdentityTest {
    private static final String IMDS =
            "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com";
    private static final Map<String, String> METADATA = Map.of("Metadata", "true");

    @TempDir private Path path;

    @ParameterizedTest
    @CsvSource({
        "token?api-version=2019-08-01&resource=https://management.azure.com, X-IDENTITY-HEADER",
        "token/?resource=https%3A%2F%2F127.0.0.1%3A7443%2F&api-version=2017-09-01, secret"
    })
    void givesATokenToWhoeverKnowsASecret(String address, String header) {
        try (Realm realm = new Realm(path)) {
            Client client = realm.client();
            String url = "/identity/" + client.principal().appId() + "/" + address;

            ArmResponse response = get(realm, url, Map.of(header, client.secret().text()));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.json().path("expires_on").asString()).isEqualTo("1767229200");
            assertThat(realm.refusal(response.json().path("access_token").asString())).isEmpty();
            assertThat(get(realm, url, Map.of(header, "wrong")).status()).isEqualTo(401);
            assertThat(get(realm, url, Map.of()).status()).isEqualTo(401);
        }
    }

    @Test
    void givesNoTokenForAStrangersService() {
        try (Realm realm = new Realm(path)) {
            Client client = realm.client();
            String url = "/identity/" + client.principal().appId() + "/token?resource=";
            var secret = Map.of("secret", client.secret().text());

            assertThat(get(realm, url + "https://evil.example", secret).status()).isEqualTo(400);
            assertThat(get(realm, url, secret).status()).isEqualTo(400);
        }
    }

    @Test
    void keepsTheMetadataEndpointClosedUnlessAClientWasChosen() {
        try (Realm realm = new Realm(path)) {
            assertThat(get(realm, IMDS, METADATA).status()).isEqualTo(400);
        }
    }

    @Test
    void givesTheChosenClientsTokenToProgramsOfThisMachine() {
        String chosen = "00000000-0000-0000-0000-000000000005";
        try (Realm realm = new Realm(path, withInstanceClient(chosen))) {
            assertThat(get(realm, IMDS, METADATA).status()).isEqualTo(400);
            realm.principals.ensureAdministrator();

            ArmResponse response = get(realm, IMDS.replace("token?", "token/?"), METADATA);

            assertThat(response.json().path("client_id").asString()).isEqualTo(chosen);
            assertThat(realm.refusal(response.json().path("access_token").asString())).isEmpty();
            assertThat(get(realm, IMDS, Map.of()).status()).isEqualTo(400);
            var proxied = Map.of("Metadata", "true", "X-Forwarded-For", "10.0.0.1");
            assertThat(get(realm, IMDS, proxied).status()).isEqualTo(400);
        }
    }

    private static IdentityConfig withInstanceClient(String client) {
        return new IdentityConfig(Duration.ofHours(1), Duration.ofDays(90), client, List.of());
    }

    private static ArmResponse get(Realm realm, String url, Map<String, String> headers) {
        return realm.send(ArmRequest.of("GET", url).withHeaders(headers));
    }
}
