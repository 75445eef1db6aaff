package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against an issuer that is really there, on another port.
class OutsideTokensTest {
    private static final RSAKey KEY = key("one");
    private static final RSAKey LATER = key("two");
    private static final String PERSON = "44444444-4444-4444-8444-444444444444";

    @TempDir private Path path;
    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer server;
    private String issuer;
    private volatile String named;
    private volatile List<RSAKey> published = List.of(KEY);
    private Realm realm;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
        named = issuer;
        server.createContext(
                "/realm/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}"
                                        .formatted(named, issuer)));
        server.createContext("/realm/keys", this::answerKeys);
        server.start();
        realm = new Realm(path, trusting(new IssuerTrust(issuer, "tidemill", "oid", "name", true)));
    }

    @AfterEach
    void close() {
        realm.close();
        server.stop(0);
    }

    @Test
    void letsPeopleOfTheIssuerIn() throws Exception {
        var response = realm.call(signed(claims().build(), KEY));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("id").asString()).isEqualTo(PERSON);
    }

    @Test
    void fetchesTheKeysOnce() throws Exception {
        realm.call(signed(claims().build(), KEY));
        realm.call(signed(claims().build(), KEY));

        assertThat(fetches).hasValue(1);
    }

    @Test
    void looksAgainForAKeyThatIsNew() throws Exception {
        assertThat(realm.refusal(signed(claims().build(), KEY))).isEmpty();
        published = List.of(LATER, KEY);

        assertThat(realm.refusal(signed(claims().build(), LATER))).isEmpty();
    }

    @Test
    void doesNotLookAgainAndAgain() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(realm.refusal(signed(claims().build(), LATER))).isNotEmpty();
        }

        assertThat(fetches.get()).isBetween(1, 2);
    }

    @Test
    void refusesWhatHasExpired() throws Exception {
        String token = signed(claims().build(), KEY);
        realm.pass(Duration.ofHours(2));

        assertThat(realm.refusal(token)).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void refusesWhatIsForSomebodyElse() throws Exception {
        assertThat(realm.refusal(signed(claims().audience("other").build(), KEY)))
                .isEqualTo("InvalidAuthenticationToken");
        assertThat(realm.refusal(signed(claims().issuer(issuer + "2").build(), KEY)))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void refusesWhatLacksAnEndOrAnObjectId() throws Exception {
        assertThat(realm.refusal(signed(claims().expirationTime(null).build(), KEY)))
                .isEqualTo("InvalidAuthenticationToken");
        assertThat(realm.refusal(signed(claims().claim("oid", null).build(), KEY)))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-0000-000000000002",
                "00000000-0000-0000-0000-000000000004"
            })
    void takesNobodyForOneOfOurOwn(String objectId) throws Exception {
        assertThat(realm.refusal(signed(claims().claim("oid", objectId).build(), KEY)))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void takesNobodyForAServicePrincipalOfOurs() throws Exception {
        String ours = realm.principals.create("ci").objectId();

        assertThat(realm.refusal(signed(claims().claim("oid", ours).build(), KEY)))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void refusesOtherSignatures() throws Exception {
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("one").generate();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build();
        SignedJWT confused = new SignedJWT(header, claims().build());
        confused.sign(new MACSigner(KEY.toPublicJWK().toJSONString()));

        assertThat(realm.refusal(signed(claims().build(), stranger))).isNotEmpty();
        assertThat(realm.refusal(confused.serialize())).isNotEmpty();
        assertThat(realm.refusal(new PlainJWT(claims().build()).serialize())).isNotEmpty();
    }

    @Test
    void believesNoDocumentOfAnotherIssuer() throws Exception {
        named = "http://127.0.0.1:1/evil";

        assertThat(realm.refusal(signed(claims().build(), KEY))).isEqualTo("AuthenticationFailed");
    }

    @Test
    void saysThatTheIssuerCannotBeReached() throws Exception {
        server.stop(0);

        assertThat(realm.refusal(signed(claims().build(), KEY))).isEqualTo("AuthenticationFailed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://idp.example/realm", "ftp://idp.example", "idp.example", ""})
    void trustsNoIssuerWithoutTls(String url) {
        assertThatThrownBy(() -> new IssuerTrust(url, "tidemill", "oid", "name", true))
                .hasMessageContaining("issuer.url");
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("tidemill")
                .claim("oid", PERSON)
                .claim("name", "Ada")
                .expirationTime(Date.from(Realm.START.plus(Duration.ofHours(1))));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static IdentityConfig trusting(IssuerTrust trust) {
        return new IdentityConfig(Duration.ofHours(1), Duration.ofDays(90), "", List.of(trust));
    }

    private void answerKeys(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        answer(exchange, new JWKSet(List.copyOf(published)).toString(true));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
