package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePrincipalsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Secret.Term YEAR = new Secret.Term(NOW, NOW.plus(Duration.ofDays(365)));

    @TempDir private Path path;
    private DocumentStore store;
    private ServicePrincipals principals;

    @BeforeEach
    void open() {
        store = DocumentStore.open(path.resolve("tidemill.db"));
        principals = new ServicePrincipals(store, new SecureRandom(), () -> NOW);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsOneByEitherIdInAnyCaseAndByName() {
        ServicePrincipal made = principals.create("deployer");

        assertThat(principals.byObjectId(made.objectId().toUpperCase(Locale.ROOT)))
                .contains(made.principal());
        assertThat(principals.byAppId(made.appId().toUpperCase(Locale.ROOT)))
                .contains(made.principal());
        assertThat(principals.byName("deployer")).containsExactly(made.principal());
        assertThat(principals.byName("Deployer")).isEmpty();
        assertThat(principals.byObjectId(made.appId())).isEmpty();
    }

    @Test
    void countsTheAdministratorAmongAll() {
        principals.create("deployer");

        assertThat(principals.all())
                .contains(Principal.ADMINISTRATOR)
                .extracting(Principal::name)
                .containsExactly("administrator", "deployer");
        assertThat(principals.byObjectId(Principal.ADMINISTRATOR.objectId()))
                .contains(Principal.ADMINISTRATOR);
    }

    @Test
    void makesTheAdministratorsServicePrincipalOnce() {
        ServicePrincipal first = principals.ensureAdministrator();
        principals.addSecret(first.objectId(), "", YEAR);

        assertThat(principals.ensureAdministrator().secrets()).hasSize(1);
        assertThat(first.principal()).isEqualTo(ServicePrincipals.administrator());
    }

    @Test
    void keepsNoSecretButItsHash() {
        ServicePrincipal made = principals.create("deployer");
        Secret.Issued issued = principals.addSecret(made.objectId(), "laptop", YEAR).orElseThrow();

        String stored = store.get("service-principal", made.objectId()).orElseThrow().json();
        assertThat(stored).contains("laptop").doesNotContain(issued.text());
        assertThat(issued.toString() + issued.secret()).doesNotContain(issued.text());
        assertThat(issued.secret().hash().matches(issued.text())).isTrue();
        assertThat(issued.secret().hash().matches(issued.text() + "x")).isFalse();
    }

    @Test
    void makesSecretsThatNoProgramTakesForAnOption() {
        ServicePrincipal made = principals.create("deployer");

        assertThat(principals.addSecret(made.objectId(), "", YEAR).orElseThrow().text())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void hashesTheSameSecretToDifferentTexts() {
        SecureRandom random = new SecureRandom();

        assertThat(SecretHash.of("secret", random).hash())
                .isNotEqualTo(SecretHash.of("secret", random).hash());
    }

    @Test
    void remembersWhatItWrote() {
        ServicePrincipal made = principals.create("deployer");
        principals.addSecret(made.objectId(), "laptop", YEAR);
        ServicePrincipal before = principals.find(made.objectId()).orElseThrow();

        assertThat(ServicePrincipal.of(before.toJson().toString())).isEqualTo(before);
    }

    @Test
    void takesASecretBack() {
        ServicePrincipal made = principals.create("deployer");
        String first = added(made).keyId();
        String second = added(made).keyId();

        assertThat(principals.removeSecret(made.objectId(), first)).isTrue();
        assertThat(principals.removeSecret(made.objectId(), first)).isFalse();
        assertThat(principals.find(made.objectId()).orElseThrow().secrets())
                .extracting(Secret::keyId)
                .containsExactly(second);
    }

    @Test
    void findsNothingOfADeletedOne() {
        ServicePrincipal made = principals.create("deployer");

        assertThat(principals.delete(made.objectId())).isTrue();
        assertThat(principals.delete(made.objectId())).isFalse();
        assertThat(principals.byAppId(made.appId())).isEmpty();
        assertThat(principals.addSecret(made.objectId(), "", YEAR)).isEmpty();
    }

    @Test
    void countsASecretAsGoodFromItsStartUntilBeforeItsEnd() {
        Secret secret = added(principals.create("deployer"));

        assertThat(secret.isGood(YEAR.start().minusSeconds(1))).isFalse();
        assertThat(secret.isGood(YEAR.start())).isTrue();
        assertThat(secret.isGood(YEAR.end().minusSeconds(1))).isTrue();
        assertThat(secret.isGood(YEAR.end())).isFalse();
    }

    private Secret added(ServicePrincipal principal) {
        return principals.addSecret(principal.objectId(), "", YEAR).orElseThrow().secret();
    }
}
