package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AdministratorClientTest {
    @TempDir private Path path;
    private Realm realm;
    private DataFolder folder;
    private AdministratorClient client;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
        realm = new Realm(path);
        client = new AdministratorClient(realm.principals);
        folder.write("cli.json", "{\"url\":\"http://127.0.0.1:7070\",\"token\":\"t\"}");
    }

    @AfterEach
    void close() {
        realm.close();
        folder.close();
    }

    @Test
    void leavesASecretInTheProfileThatSignsIn() throws IOException {
        client.writeInto(folder);

        JsonNode profile = profile();
        assertThat(profile.path("token").asString()).isEqualTo("t");
        assertThat(profile.path("tenant").asString()).isEqualTo(Tenant.ID);
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&resource=%s"
                        .formatted(
                                profile.path("clientId").asString(),
                                profile.path("clientSecret").asString(),
                                Realm.ORIGIN);
        JsonNode answer = realm.token("/adfs/oauth2/token", form).json();
        assertThat(realm.call(answer.path("access_token").asString()).json().path("id").asString())
                .isEqualTo(ServicePrincipals.administrator().objectId());
    }

    @Test
    void keepsASecretThatIsGood() throws IOException {
        client.writeInto(folder);
        JsonNode before = profile();
        client.writeInto(folder);

        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void replacesASecretWhoseProfileWasLost() throws IOException {
        client.writeInto(folder);
        String lost = profile().path("clientSecretId").asString();
        folder.write("cli.json", "{}");
        client.writeInto(folder);

        assertThat(realm.principals.ensureAdministrator().secrets())
                .extracting(Secret::keyId)
                .containsExactly(profile().path("clientSecretId").asString())
                .doesNotContain(lost);
    }

    @Test
    void leavesSecretsThatOthersMadeAlone() throws IOException {
        Secret.Issued other =
                realm.secret(realm.principals.ensureAdministrator(), Duration.ofDays(1));
        client.writeInto(folder);

        assertThat(realm.principals.ensureAdministrator().secrets())
                .hasSize(2)
                .contains(other.secret());
    }

    private JsonNode profile() throws IOException {
        return ArmJson.read(Files.readString(folder.file("cli.json")));
    }
}
