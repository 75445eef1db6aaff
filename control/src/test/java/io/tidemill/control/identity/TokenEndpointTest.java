package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Realm.Client;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
    private static final String ADFS = "/adfs/oauth2/token";

    @TempDir private Path path;
    private Realm realm;
    private Client client;

    @BeforeEach
    void open() {
        realm = new Realm(path);
        client = realm.client();
    }

    @AfterEach
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/adfs/oauth2/token",
                "/adfs/oauth2/token/",
                "/adfs/oauth2/token?client-request-id=1",
                "/common/oauth2/v2.0/token",
                "/22222222-2222-4222-8222-222222222222/oauth2/v2.0/token",
                "/contoso.onmicrosoft.com/oauth2/token"
            })
    void answersAtEachAddress(String address) {
        ArmResponse response = realm.token(address, form("&scope=http://127.0.0.1:7443//.default"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(response.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(response.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(realm.refusal(response.json().path("access_token").asString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&scope=https://management.azure.com/.default",
                "&scope=openid+profile+offline_access+https://127.0.0.1:7443//.default",
                "&scope=https%3A%2F%2Flocalhost%3A7443%2F.default",
                "&resource=https://management.core.windows.net/",
                "&resource=http://127.0.0.1:7443"
            })
    void givesTokensForOurAudiences(String wanted) {
        assertThat(realm.token(ADFS, form(wanted)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid_scope",
        "&scope=openid, invalid_scope",
        "&scope=https://a.example/.default+https://b.example/.default, invalid_scope",
        "&scope=https://vault.azure.net/.default, invalid_resource",
        "&resource=https://evil.example/, invalid_resource",
        "&resource=, invalid_resource"
    })
    void givesTokensForNothingElse(String wanted, String error) {
        ArmResponse response = realm.token(ADFS, form(wanted));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("error").asString()).isEqualTo(error);
        assertThat(response.json().path("error_description").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid_request",
        "'{\"grant_type\":\"client_credentials\"}', invalid_request",
        "grant_type=password&username=a&password=b, unsupported_grant_type",
        "%%%=&=&&grant_type, invalid_request"
    })
    void refusesWhatIsNoClientCredentialsGrant(String body, String error) {
        ArmResponse response = realm.token(ADFS, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("error").asString()).isEqualTo(error);
    }

    @Test
    void readsTheSecretFromABasicHeader() {
        String pair = client.principal().appId() + ":" + client.secret().text();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        assertThat(basic("Basic " + basic).status()).isEqualTo(200);
        assertThat(basic("Basic !!!").status()).isEqualTo(401);
        assertThat(basic("Basic").status()).isEqualTo(401);
    }

    @Test
    void saysTheSameOfAWrongSecretAndOfAnUnknownClient() {
        ArmResponse wrong = asks(client.principal().appId(), "wrong");
        ArmResponse unknown = asks("33333333-3333-4333-8333-333333333333", "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("error").asString()).isEqualTo("invalid_client");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.status()).isEqualTo(wrong.status());
    }

    @Test
    void takesAnyOfSeveralSecretsWhileItIsGood() {
        Secret.Issued second = realm.secret(client.principal(), Duration.ofHours(1));

        assertThat(asks(client.principal().appId(), second.text()).status()).isEqualTo(200);
        realm.pass(Duration.ofHours(1));
        assertThat(asks(client.principal().appId(), second.text()).status()).isEqualTo(401);
        assertThat(realm.token(ADFS, form("&resource=" + Realm.ORIGIN)).status()).isEqualTo(200);
    }

    @Test
    void forgetsASecretThatWasTakenBack() {
        assertThat(asks(client.principal().appId(), client.secret().text()).status())
                .isEqualTo(200);

        realm.principals.removeSecret(
                client.principal().objectId(), client.secret().secret().keyId());

        assertThat(asks(client.principal().appId(), client.secret().text()).status())
                .isEqualTo(401);
    }

    @Test
    void boundsGuessesButNotTheClientThatKnows() {
        String app = client.principal().appId();
        assertThat(asks(app, client.secret().text()).status()).isEqualTo(200);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(asks(app, "guess" + guess).status()).isEqualTo(401);
        }

        ArmResponse bounded = asks(app, "one more");

        assertThat(bounded.status()).isEqualTo(429);
        assertThat(bounded.headers()).containsEntry("Retry-After", "61");
        assertThat(asks(app, client.secret().text()).status()).isEqualTo(200);
        realm.pass(Duration.ofMinutes(1));
        assertThat(asks(app, "later").status()).isEqualTo(401);
    }

    @Test
    void repeatsNoSecretInItsAnswers() {
        assertThat(asks(client.principal().appId(), "hunter2").body()).doesNotContain("hunter2");
    }

    private ArmResponse asks(String app, String secret) {
        return realm.token(
                ADFS,
                "grant_type=client_credentials&client_id=%s&client_secret=%s&resource=%s"
                        .formatted(app, secret, Realm.ORIGIN));
    }

    private ArmResponse basic(String header) {
        return realm.send(
                ArmRequest.of("POST", ADFS)
                        .withBody("grant_type=client_credentials&resource=" + Realm.ORIGIN)
                        .withHeaders(Map.of("authorization", header)));
    }

    private String form(String wanted) {
        return client.form() + wanted;
    }
}
