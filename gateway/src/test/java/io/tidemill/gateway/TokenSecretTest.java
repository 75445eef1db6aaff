package io.tidemill.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {

    /// Made by the control plane, good until 2100.
    private static final String GOOD =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhenVyZW1sIiwiYXVkIjoiYXp1cmVtbCIsImVuZHBvaW50TmFtZSI6ImVtYmVkZGluZ3MiLCJvaWQiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAiLCJleHAiOjQxMDI0NDQ4MDAsImFjdGlvbnMiOlsiTWljcm9zb2Z0Lk1hY2hpbmVMZWFybmluZ1NlcnZpY2VzL3dvcmtzcGFjZXMvb25saW5lRW5kcG9pbnRzL3Njb3JlL2FjdGlvbiJdfQ.-mP48QbGccdsiL6UM_l0PL2sS0yE7oiG-nU6oGklOoI";

    /// Ended in 2000.
    private static final String ENDED =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJleHAiOjk0NjY4NDgwMH0.VvghQH_KFMyklUEsOL3pTQTdlq2rZfXKYkx3-Nczx2Q";

    /// Says nothing of its end.
    private static final String ENDLESS =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJlbmRwb2ludE5hbWUiOiJlIn0.3H5rJySiVYsjZQLbPHcDktvUsvG_Su1VPhX8EhMfK8s";

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final TokenSecret SECRET = secret("secret of the endpoint, 32 bytes");

    @Test
    void knowsItsOwnTokensUntilTheyEnd() {
        assertThat(SECRET.hasSigned(GOOD, END.minusSeconds(1))).isTrue();
        assertThat(SECRET.hasSigned(GOOD, END)).isFalse();
        assertThat(SECRET.hasSigned(ENDLESS, Instant.EPOCH)).isFalse();
        assertThat(secret("of another endpoint").hasSigned(GOOD, Instant.EPOCH)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a", "a.b", "a.b.c", "a.b.%", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String text) {
        assertThat(SECRET.hasSigned(text, Instant.EPOCH)).isFalse();
    }

    @Test
    void refusesATokenThatWasChanged() {
        int payload = GOOD.indexOf('.') + 1;
        int signature = GOOD.lastIndexOf('.') + 1;
        String changed =
                GOOD.substring(0, payload)
                        + ENDED.substring(payload, ENDED.lastIndexOf('.') + 1)
                        + GOOD.substring(signature);

        assertThat(SECRET.hasSigned(changed, Instant.EPOCH)).isFalse();
        assertThat(SECRET).hasToString("TokenSecret[hidden]");
    }

    @Test
    void opensAnEndpointWithATokenAlone() {
        FakeInstance instance = FakeInstance.named("a");
        try (World world = World.of()) {
            world.gateway()
                    .route(
                            new RouteTable(
                                    List.of(
                                            new EndpointRoute(
                                                    "e",
                                                    new Access.Tokens(SECRET),
                                                    Map.of("blue", 100),
                                                    List.of(World.deployment(instance))))));

            assertThat(world.ask(asking(GOOD)).status()).isEqualTo(200);
            assertThat(world.ask(asking(ENDED)).status()).isEqualTo(401);
            assertThat(world.ask(asking(World.KEY)).status()).isEqualTo(401);
        }
    }

    private static String asking(String token) {
        return World.post("x").replace(World.KEY, token);
    }

    private static TokenSecret secret(String text) {
        return TokenSecret.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
