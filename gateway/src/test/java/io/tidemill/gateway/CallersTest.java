package io.tidemill.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
    private static final KeyPair KEY = pair();
    private static final InstantSource CLOCK = () -> Instant.ofEpochSecond(1_000);
    private static final Access CALLERS =
            new Access.Callers(
                    new TokenAuthority(Map.of("k1", KEY.getPublic()), "https://ml.azure.com"),
                    Set.of("ada"));

    private static final String GOOD =
            "{'aud': 'https://ml.azure.com', 'oid': 'Ada', 'nbf': 1000, 'exp': 1001, 'more': {'exp': 1}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada | Ada | GRANTED",
                "Ada | bob | FORBIDDEN",
                "ml.azure.com | ml.azure.com// | GRANTED",
                "ml.azure.com | management.azure.com | UNKNOWN",
                "https://ml.azure.com | ml.azure.com | UNKNOWN",
                "1001 | 1000 | UNKNOWN",
                "1001 | 'soon' | UNKNOWN",
                "'nbf': 1000 | 'nbf': 1001 | UNKNOWN",
                "'nbf': 1000, | '' : '', | UNKNOWN",
                "'oid': 'Ada', | '' : '', | FORBIDDEN",
                "{'aud' | 'aud' | UNKNOWN"
            })
    void admitsByWhatTheTokenSays(String was, String is, Admittance admittance) {
        String token = token("{'kid': 'k1', 'alg': 'RS256'}", GOOD.replace(was, is), KEY);

        assertThat(CALLERS.admit(token, CLOCK)).isEqualTo(admittance);
    }

    @Test
    void knowsNobodyByAnotherKey() {
        String header = "{'kid': 'k1'}";

        assertThat(CALLERS.admit(token(header, GOOD, pair()), CLOCK)).isEqualTo(Admittance.UNKNOWN);
        assertThat(CALLERS.admit(token("{'kid': 'k2'}", GOOD, KEY), CLOCK))
                .isEqualTo(Admittance.UNKNOWN);
    }

    @Test
    void knowsNobodyByATokenThatWasChanged() {
        String token = token("{'kid': 'k1'}", GOOD.replace("Ada", "bob"), KEY);
        String[] parts = token.split("\\.", -1);
        String changed = parts[0] + "." + encoded(GOOD) + "." + parts[2];

        assertThat(CALLERS.admit(changed, CLOCK)).isEqualTo(Admittance.UNKNOWN);
        assertThat(CALLERS.admit(parts[0] + "." + parts[1] + ".", CLOCK))
                .isEqualTo(Admittance.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "..", "a.b.c", "....", "e30.e30.e30", "W10.W10.W10", "MQ.MQ.MQ"})
    void knowsNobodyByWhatIsNoToken(String text) {
        assertThat(CALLERS.admit(text, CLOCK)).isEqualTo(Admittance.UNKNOWN);
    }

    @Test
    void looksAtNoTokenThatIsTooLong() {
        String long8k = GOOD.replace("Ada", "a".repeat(8 << 10));

        assertThat(CALLERS.admit(token("{'kid': 'k1'}", long8k, KEY), CLOCK))
                .isEqualTo(Admittance.UNKNOWN);
    }

    @Test
    void tellsWhoIsUnknownFromWhoMayNot() {
        FakeInstance instance = FakeInstance.named("a");
        try (World world = World.of()) {
            world.gateway()
                    .route(
                            new RouteTable(
                                    List.of(
                                            new EndpointRoute(
                                                    "e",
                                                    CALLERS,
                                                    Map.of("blue", 100),
                                                    List.of(World.deployment(instance))))));
            String good = GOOD.replace("1000", "0").replace("1001", "99999999999");

            assertThat(status(world, good)).isEqualTo(200);
            assertThat(status(world, good.replace("Ada", "bob"))).isEqualTo(403);
            assertThat(status(world, GOOD)).isEqualTo(401);
        }
    }

    private static int status(World world, String claims) {
        String token = token("{'kid': 'k1'}", claims, KEY);
        return world.ask(World.post("x").replace(World.KEY, token)).status();
    }

    private static String token(String header, String claims, KeyPair key) {
        String signed = encoded(header) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
