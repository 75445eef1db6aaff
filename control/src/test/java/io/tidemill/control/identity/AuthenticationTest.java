package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.DocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTest {
    @TempDir private Path path;
    private DataFolder folder;
    private DocumentStore store;
    private AdministratorToken token;
    private ArmHandler handler;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
        store = DocumentStore.open(folder.file("tidemill.db"));
        token = new AdministratorToken(store, new SecureRandom());
        handler =
                new Authentication(
                        _ -> ArmResponse.ok(ArmJson.object().put("caller", Caller.current())),
                        token::check);
    }

    @AfterEach
    void close() {
        store.close();
        folder.close();
    }

    @Test
    void letsTheTokenOfTheProfileThrough() throws IOException {
        token.writeProfile(folder, new Addresses("http://127.0.0.1:7070", "", ""));

        ArmResponse response = call("Bearer " + profileToken());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("caller").asString()).isEqualTo("administrator");
    }

    @Test
    void keepsTheTokenWhenTheAddressChanges() throws IOException {
        token.writeProfile(folder, new Addresses("http://127.0.0.1:7070", "", ""));
        String first = profileToken();
        token.writeProfile(folder, new Addresses("http://127.0.0.1:8070", "", ""));

        assertThat(profileToken()).isEqualTo(first);
        assertThat(Files.readString(folder.file("cli.json"))).contains("8070");
    }

    @Test
    void replacesATokenWhoseProfileWasLost() throws IOException {
        token.writeProfile(folder, new Addresses("http://127.0.0.1:7070", "", ""));
        String lost = profileToken();
        Files.delete(folder.file("cli.json"));
        token.writeProfile(folder, new Addresses("http://127.0.0.1:7070", "", ""));

        assertThat(call("Bearer " + lost).status()).isEqualTo(401);
        assertThat(call("Bearer " + profileToken()).status()).isEqualTo(200);
    }

    @Test
    void storesNoToken() throws IOException {
        token.writeProfile(folder, new Addresses("http://127.0.0.1:7070", "", ""));

        assertThat(store.get("token-hash", "administrator").orElseThrow().json())
                .doesNotContain(profileToken());
    }

    @ParameterizedTest
    @CsvSource({
        "'', AuthenticationFailed",
        "Bearer, AuthenticationFailed",
        "Basic abc, AuthenticationFailed",
        "'Bearer ', InvalidAuthenticationToken",
        "Bearer wrong, InvalidAuthenticationToken"
    })
    void refusesEverybodyElse(String authorization, String code) {
        token.writeProfile(folder, new Addresses("http://127.0.0.1:7070", "", ""));

        ArmResponse response = call(authorization);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers().get("WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=\"http://localhost/" + Tenant.ID + "\"")
                .contains("error=\"invalid_token\"");
        assertThat(response.json().at("/error/code").asString()).isEqualTo(code);
    }

    private ArmResponse call(String authorization) {
        return handler.handle(
                ArmRequest.of("GET", "/x").withHeaders(Map.of("Authorization", authorization)));
    }

    private String profileToken() throws IOException {
        return ArmJson.read(Files.readString(folder.file("cli.json"))).path("token").asString();
    }
}
