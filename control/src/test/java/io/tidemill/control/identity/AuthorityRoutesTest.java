package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuthorityRoutesTest {
    private static final String TENANT = "22222222-2222-4222-8222-222222222222";

    @TempDir private Path path;
    private Realm realm;

    @BeforeEach
    void open() {
        realm = new Realm(path);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/adfs/.well-known/openid-configuration",
                "/adfs/my-tenant/.well-known/openid-configuration",
                "/ADFS/.well-known/openid-configuration"
            })
    void speaksTheDialectOfAdfs(String address) {
        JsonNode document = realm.get(address).json();

        assertThat(document.path("issuer").asString()).isEqualTo(Realm.ORIGIN + "/adfs");
        assertThat(document.path("token_endpoint").asString())
                .isEqualTo(Realm.ORIGIN + "/adfs/oauth2/token");
        assertThat(document.path("authorization_endpoint").asString()).startsWith(Realm.ORIGIN);
    }

    @Test
    void speaksTheDialectOfTenants() {
        JsonNode document =
                realm.get("/" + TENANT + "/v2.0/.well-known/openid-configuration").json();

        assertThat(document.path("issuer").asString())
                .isEqualTo(Realm.ORIGIN + "/" + TENANT + "/v2.0");
        assertThat(document.path("token_endpoint").asString())
                .isEqualTo(Realm.ORIGIN + "/" + TENANT + "/oauth2/v2.0/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/adfs", "/" + TENANT + "/v2.0"})
    void publishesItsKeysWhereTheDocumentSays(String authority) {
        realm.token(realm.client());
        JsonNode document = realm.get(authority + "/.well-known/openid-configuration").json();

        String keys = document.path("jwks_uri").asString().substring(Realm.ORIGIN.length());
        assertThat(realm.get(keys).json().path("keys").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https%3A%2F%2F127.0.0.1%3A7443%2Fmy-tenant%2Foauth2%2Fv2.0%2Fauthorize, my-tenant",
        "https%3A%2F%2Fevil.example%2F, " + Tenant.ID,
        "%25%25, " + Tenant.ID
    })
    void sendsDiscoveryToItselfAlone(String asked, String tenant) {
        JsonNode answer =
                realm.get(
                                "/common/discovery/instance?api-version=1.1&authorization_endpoint="
                                        + asked)
                        .json();

        assertThat(answer.path("tenant_discovery_endpoint").asString())
                .isEqualTo(Realm.ORIGIN + "/" + tenant + "/v2.0/.well-known/openid-configuration");
        assertThat(answer.at("/metadata/0/aliases/0").asString()).isEqualTo(Realm.HOST);
    }

    @Test
    void describesItselfAsACloud() {
        JsonNode endpoints = realm.get("/metadata/endpoints?api-version=2015-01-01").json();

        assertThat(endpoints.at("/authentication/loginEndpoint").asString())
                .isEqualTo(Realm.ORIGIN + "/adfs");
        assertThat(endpoints.at("/authentication/audiences/0").asString())
                .isEqualTo(Realm.ORIGIN + "/");
        assertThat(endpoints.path("graphEndpoint").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-05-01", "2022-09-01"})
    void describesItselfAsTheOnlyCloudOfAList(String version) {
        JsonNode clouds = realm.get("/metadata/endpoints?api-version=" + version).json();

        assertThat(clouds.size()).isEqualTo(1);
        assertThat(clouds.at("/0/name").asString()).isEqualTo("Tidemill");
        assertThat(clouds.at("/0/resourceManager").asString()).isEqualTo(Realm.ORIGIN + "/");
        assertThat(clouds.at("/0/authentication/loginEndpoint").asString()).endsWith("/adfs");
    }
}
