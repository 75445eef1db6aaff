package io.tidemill.control.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Principal;
import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EndpointKeysTest {
    private static final String TOKEN_MODE = "{\"properties\":{\"authMode\":\"amltoken\"}}";

    @TempDir private Path folder;
    private WorkspaceFixture workspace;

    @BeforeEach
    void open() {
        workspace = WorkspaceFixture.in(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void keepsTheKeysWhenAnEndpointIsUpdated() {
        workspace.putEndpoint("embeddings", "{}");
        JsonNode before = workspace.call("POST", "/embeddings/listKeys", "").json();
        workspace.putEndpoint("embeddings", "{}");

        assertThat(workspace.call("POST", "/embeddings/listKeys", "").json()).isEqualTo(before);
        assertThat(before.path("primaryKey").asString()).hasSizeGreaterThan(40);
    }

    @Test
    void regeneratesOneKeyAndLeavesTheOther() {
        workspace.putEndpoint("embeddings", "{}");
        Keys before = keys();
        ArmResponse response =
                workspace.call("POST", "/embeddings/regenerateKeys", "{\"keyType\":\"Primary\"}");
        Keys after = keys();

        assertThat(response.status()).isEqualTo(200);
        assertThat(after.primary()).isNotEqualTo(before.primary());
        assertThat(after.secondary()).isEqualTo(before.secondary());
    }

    @Test
    void takesKeysThatAreBrought() {
        workspace.call(
                "PUT",
                "/embeddings",
                "{\"location\":\"x\",\"properties\":{\"keys\":{\"primaryKey\":\"0123456789abcdef\"}}}");

        assertThat(keys().primary()).isEqualTo("0123456789abcdef");
    }

    /// Azure's Python client sends the old key along when it wants a new one.
    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY", "SECONDARY"})
    void makesANewKeyForOneThatItHasAlready(String which) {
        workspace.putEndpoint("embeddings", "{}");
        Keys before = keys();
        String old = which.equals("PRIMARY") ? before.primary() : before.secondary();
        workspace.call(
                "POST",
                "/embeddings/regenerateKeys",
                "{\"keyType\":\"Secondary\",\"keyValue\":\"" + old + "\"}");

        assertThat(keys().secondary()).isNotEqualTo(before.secondary()).isNotEqualTo(old);
        assertThat(keys().primary()).isEqualTo(before.primary());
    }

    @Test
    void takesAKeyThatIsBroughtForAnOldOne() {
        workspace.putEndpoint("embeddings", "{}");
        workspace.call(
                "POST",
                "/embeddings/regenerateKeys",
                "{\"keyType\":\"secondary\",\"keyValue\":\"0123456789abcdef\"}");

        assertThat(keys().secondary()).isEqualTo("0123456789abcdef");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"keyType\":\"Both\"}",
                "[]",
                "{\"keyType\":\"Primary\",\"keyValue\":\"short\"}"
            })
    void refusesToRegenerateWhatItDoesNotUnderstand(String body) {
        workspace.putEndpoint("embeddings", "{}");

        assertThat(workspace.call("POST", "/embeddings/regenerateKeys", body).status())
                .isEqualTo(400);
        assertThat(
                        workspace
                                .call("POST", "/other/regenerateKeys", "{\"keyType\":\"Primary\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void givesATokenInTokenMode() {
        workspace.call("PUT", "/embeddings", TOKEN_MODE);
        JsonNode token = workspace.call("POST", "/embeddings/token", "").json();

        assertThat(token.path("tokenType").asString()).isEqualTo("Bearer");
        assertThat(token.path("expiryTimeUtc").asLong()).isEqualTo(24 * 3600);
        assertThat(token.path("refreshAfterTimeUtc").asLong()).isEqualTo(12 * 3600);
        assertThat(token.path("accessToken").asString().split("\\.")).hasSize(3);
        assertThat(workspace.call("POST", "/embeddings/listKeys", "").status()).isEqualTo(400);
    }

    @Test
    void changesTheModeAndKeepsTheKeys() {
        workspace.putEndpoint("embeddings", "{}");
        Keys before = keys();
        assertThat(workspace.call("POST", "/embeddings/token", "").status()).isEqualTo(400);
        workspace.call("PUT", "/embeddings", TOKEN_MODE);
        var issuer = workspace.endpoints().all().getFirst().credentials();
        workspace.call("PUT", "/embeddings", TOKEN_MODE);

        assertThat(workspace.endpoints().all().getFirst().credentials()).isEqualTo(issuer);
        assertThat(issuer).hasToString("TokenIssuer[…]");
        workspace.putEndpoint("embeddings", "{}");
        assertThat(keys()).isEqualTo(before);
    }

    /// The gateway's tests take a token of the same secret.
    @Test
    void signsAsTheGatewayExpects() {
        var issuer = new TokenIssuer("c2VjcmV0IG9mIHRoZSBlbmRwb2ludCwgMzIgYnl0ZXM");
        String token =
                issuer.issue(
                                WorkspaceFixture.ENDPOINT,
                                Principal.TIDEMILL,
                                Instant.parse("2099-12-31T00:00:00Z"))
                        .path("accessToken")
                        .asString();

        assertThat(token)
                .isEqualTo(
                        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhenVyZW1sIiwiYXVkIjoiYXp1cmVtbCIsImVuZHBvaW50TmFtZSI6ImVtYmVkZGluZ3MiLCJvaWQiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAiLCJleHAiOjQxMDI0NDQ4MDAsImFjdGlvbnMiOlsiTWljcm9zb2Z0Lk1hY2hpbmVMZWFybmluZ1NlcnZpY2VzL3dvcmtzcGFjZXMvb25saW5lRW5kcG9pbnRzL3Njb3JlL2FjdGlvbiJdfQ.-mP48QbGccdsiL6UM_l0PL2sS0yE7oiG-nU6oGklOoI");
    }

    @Test
    void hasNothingToGiveWhereRolesOpenTheEndpoint() {
        workspace.call("PUT", "/embeddings", TOKEN_MODE.replace("amltoken", "aadtoken"));

        assertThat(workspace.endpoints().all().getFirst().credentials())
                .isEqualTo(RoleHolders.NONE);
        for (String action : List.of("/embeddings/listKeys", "/embeddings/token")) {
            assertThat(workspace.call("POST", action, "").json().at("/error/message").asString())
                    .contains("AADToken", "https://ml.azure.com");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password", "None", "7"})
    void refusesOtherModes(String mode) {
        assertThat(
                        workspace
                                .call("PUT", "/embeddings", TOKEN_MODE.replace("amltoken", mode))
                                .json()
                                .at("/error/message")
                                .asString())
                .isEqualTo(
                        "properties.authMode = %s, must be Key, AMLToken or AADToken"
                                .formatted(mode));
    }

    private Keys keys() {
        return (Keys) workspace.endpoints().all().getFirst().credentials();
    }
}
