package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Realm.Client;
import io.tidemill.control.rest.ArmJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SigningKeysTest {
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration PERIOD = Duration.ofDays(30);

    @TempDir private Path path;
    private Realm realm;
    private Client client;

    @BeforeEach
    void open() {
        realm = new Realm(path, new IdentityConfig(LIFETIME, PERIOD, "", List.of()));
        client = realm.client();
    }

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void signsByOneKeyForAWholePeriod() {
        realm.token(client);
        realm.pass(PERIOD.minusSeconds(1));
        realm.token(client);

        assertThat(keys()).hasSize(1);
    }

    @Test
    void takesANewKeyAfterAPeriod() {
        String old = realm.token(client);
        String first = keys().getFirst();
        realm.pass(PERIOD);
        realm.token(client);

        assertThat(keys()).hasSize(2).last().isEqualTo(first);
        assertThat(realm.refusal(old)).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void verifiesByAnOldKeyUntilItsLastTokenHasExpired() {
        realm.token(client);
        realm.pass(PERIOD.minusSeconds(1));
        String last = realm.token(client);
        realm.pass(Duration.ofSeconds(1));
        String next = realm.token(client);

        realm.restart();
        assertThat(realm.refusal(last)).isEmpty();
        assertThat(realm.refusal(next)).isEmpty();
        realm.pass(LIFETIME.minusSeconds(2));
        assertThat(realm.refusal(last)).isEmpty();
    }

    @Test
    void forgetsAnOldKeyOnceNoTokenOfItCanBeGood() {
        String old = realm.token(client);
        realm.pass(PERIOD);
        realm.token(client);
        realm.pass(IdentityConfig.LONGEST_TOKEN);

        assertThat(keys()).hasSize(1);
        assertThat(realm.refusal(old)).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void keepsOnlyThePrivateHalfThatSigns() {
        realm.token(client);
        realm.pass(PERIOD);
        realm.token(client);

        JsonNode ring = ArmJson.read(realm.store.get("signing-keys", "ring").orElseThrow().json());
        assertThat(ring.at("/keys/0/jwk").has("d")).isTrue();
        assertThat(ring.at("/keys/1/jwk").has("d")).isFalse();
    }

    @Test
    void publishesNoPrivateHalf() {
        realm.pass(PERIOD);
        realm.token(client);

        assertThat(realm.get("/adfs/discovery/keys").json().at("/keys/0").propertyNames())
                .containsExactlyInAnyOrder("kty", "e", "use", "kid", "alg", "n");
    }

    @Test
    void survivesARestart() {
        realm.token(client);
        List<String> before = keys();

        realm.restart();
        realm.token(client);

        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void agreesOnOneKeyWithAnotherThatWasFaster() {
        realm.store.delete("signing-keys", "ring");
        var one = new SigningKeys(realm.store, PERIOD);
        var other = new SigningKeys(realm.store, PERIOD);

        assertThat(one.signer(realm.now()).getKeyID())
                .isEqualTo(other.signer(realm.now()).getKeyID());
    }

    private List<String> keys() {
        return realm.get("/common/discovery/v2.0/keys")
                .json()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }
}
