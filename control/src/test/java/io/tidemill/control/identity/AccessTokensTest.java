package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tidemill.control.identity.Realm.Client;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
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

    @Test
    void letsTheClientInAsItsServicePrincipal() {
        var response = realm.call(realm.token(client));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("id").asString()).isEqualTo(client.principal().objectId());
    }

    @Test
    void saysWhoseItIsAndForHowLong() throws Exception {
        SignedJWT token = SignedJWT.parse(realm.token(client));

        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getClaims())
                .containsEntry("tid", Tenant.ID)
                .containsEntry("oid", client.principal().objectId())
                .containsEntry("appid", client.principal().appId())
                .containsEntry("iss", Realm.ORIGIN + "/adfs")
                .containsEntry("idtyp", "app")
                .containsEntry("ver", "1.0");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(Realm.START));
        assertThat(claims.getExpirationTime())
                .isEqualTo(Date.from(Realm.START.plus(Duration.ofHours(1))));
    }

    @Test
    void isGoodUntilItsLastSecond() {
        String token = realm.token(client);

        realm.pass(Duration.ofHours(1).minusSeconds(1));
        assertThat(realm.refusal(token)).isEmpty();
        realm.pass(Duration.ofSeconds(1));
        assertThat(realm.refusal(token)).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void isNotGoodBeforeItsTime() {
        String token = realm.token(client);

        realm.pass(Duration.ofSeconds(-2));

        assertThat(realm.refusal(token)).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void staysGoodAfterARestart() {
        String token = realm.token(client);

        realm.restart();

        assertThat(realm.refusal(token)).isEmpty();
    }

    @Test
    void endsWithItsServicePrincipal() {
        String token = realm.token(client);

        realm.principals.delete(client.principal().objectId());

        assertThat(realm.refusal(token)).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void isNotForAnotherAudience() throws Exception {
        assertThat(realm.refusal(signed(claims("https://vault.azure.net", Realm.ORIGIN + "/adfs"))))
                .isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(realm.refusal(signed(claims("https://evil.example/", Realm.ORIGIN + "/adfs"))))
                .isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(realm.refusal(signed(claims("", Realm.ORIGIN + "/adfs"))))
                .isEqualTo("InvalidAuthenticationTokenAudience");
    }

    @Test
    void isRefusedWithoutASignature() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(realm.token(client)).getJWTClaimsSet();

        assertThat(realm.refusal(new PlainJWT(claims).serialize()))
                .isEqualTo("InvalidAuthenticationToken");
    }

    /// The public key is known to everybody; it must never serve as the secret of a keyed hash.
    @Test
    void isRefusedWhenThePublicKeyWasUsedAsASecret() throws Exception {
        SignedJWT good = SignedJWT.parse(realm.token(client));
        byte[] modulus = publicKey().toPublicJWK().toRSAPublicKey().getEncoded();
        byte[] json = publicKey().toJSONString().getBytes(StandardCharsets.UTF_8);

        assertThat(realm.refusal(resigned(good, JWSAlgorithm.HS256, new MACSigner(modulus))))
                .isEqualTo("InvalidAuthenticationToken");
        assertThat(realm.refusal(resigned(good, JWSAlgorithm.HS256, new MACSigner(json))))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void isRefusedWithAnotherAlgorithmOfTheSameKey() throws Exception {
        SignedJWT good = SignedJWT.parse(realm.token(client));

        assertThat(realm.refusal(resigned(good, JWSAlgorithm.RS512, new RSASSASigner(ownKey()))))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void isRefusedFromAnotherKeyOfTheSameName() throws Exception {
        SignedJWT good = SignedJWT.parse(realm.token(client));
        RSAKey stranger = new RSAKeyGenerator(2048).generate();

        assertThat(realm.refusal(resigned(good, JWSAlgorithm.RS256, new RSASSASigner(stranger))))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void isRefusedWhenItsClaimsWereChanged() throws Exception {
        List<String> parts = List.of(realm.token(client).split("\\.", -1));
        JWTClaimsSet other =
                new JWTClaimsSet.Builder(claims(Realm.ORIGIN, Realm.ORIGIN + "/adfs"))
                        .claim("oid", ServicePrincipals.administrator().objectId())
                        .build();

        String forged = parts.get(0) + "." + other.toPayload().toBase64URL() + "." + parts.get(2);
        assertThat(realm.refusal(forged)).isEqualTo("InvalidAuthenticationToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "...",
                "a.b.c",
                "eyJhbGciOiJSUzI1NiJ9..",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "eyJhbGciOiJub25lIn0.e30.",
                "e30.e30.e30",
                "\u0000"
            })
    void refusesGarbage(String token) {
        assertThat(realm.refusal(token)).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void refusesAHugeTokenUnread() {
        assertThat(realm.refusal(realm.token(client) + "A".repeat(1 << 20)))
                .isEqualTo("InvalidAuthenticationToken");
    }

    private JWTClaimsSet claims(String audience, String issuer) throws Exception {
        return new JWTClaimsSet.Builder(SignedJWT.parse(realm.token(client)).getJWTClaimsSet())
                .audience(audience)
                .issuer(issuer)
                .build();
    }

    /// As we would have signed it ourselves.
    private String signed(JWTClaimsSet claims) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(ownKey().getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(ownKey()));
        return token.serialize();
    }

    private static String resigned(SignedJWT token, JWSAlgorithm algorithm, JWSSigner signer)
            throws Exception {
        var header = new JWSHeader.Builder(algorithm).keyID(token.getHeader().getKeyID()).build();
        SignedJWT other = new SignedJWT(header, token.getJWTClaimsSet());
        other.sign(signer);
        return other.serialize();
    }

    private RSAKey ownKey() {
        return new SigningKeys(realm.store, Duration.ofDays(90)).signer(realm.now());
    }

    private RSAKey publicKey() throws Exception {
        String keys = realm.get("/adfs/discovery/keys").body();
        return JWKSet.parse(keys).getKeys().getFirst().toRSAKey();
    }
}
