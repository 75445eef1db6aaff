package io.tidemill.control.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Access tokens of our own: JSON Web Tokens that we sign for service principals, and verify when
/// they come back.
///
/// What a token says is believed only after its signature was checked with one of our keys, by the
/// one algorithm that we sign with; what the token itself says about algorithms counts for nothing.
final class AccessTokens implements Bearer {
    /// Ours have about 1,000 characters.
    private static final int LONGEST = 8 * 1024;

    private final SigningKeys keys;
    private final ServicePrincipals principals;
    private final Duration lifetime;
    private final InstantSource clock;

    AccessTokens(
            SigningKeys keys,
            ServicePrincipals principals,
            Duration lifetime,
            InstantSource clock) {
        this.keys = keys;
        this.principals = principals;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /// A signed token.
    ///
    /// @param end exclusive
    record Issued(String text, Instant start, Instant end) {
        /// How long it is good.
        long seconds() {
            return Duration.between(start, end).toSeconds();
        }

        @Override
        public String toString() {
            return "Issued[…]";
        }
    }

    /// A token for a client that has proved who it is.
    ///
    /// @param issuer the URL of the authority that was asked
    /// @param audience one that is the issuer's to give
    Issued issue(ServicePrincipal client, String issuer, String audience) {
        Instant start = principals.now();
        Instant end = start.plus(lifetime);
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(audience)
                        .subject(client.objectId())
                        .issueTime(Date.from(start))
                        .notBeforeTime(Date.from(start))
                        .expirationTime(Date.from(end))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("tid", Tenant.ID)
                        .claim("oid", client.objectId())
                        .claim("appid", client.appId())
                        .claim("idtyp", "app")
                        .claim("ver", "1.0")
                        .build();
        return new Issued(sign(claims, keys.signer(start)), start, end);
    }

    @Override
    public TokenCheck check(String token) {
        return claims(token).map(this::judge).orElseGet(TokenCheck.Unknown::new);
    }

    /// The claims of a token that we signed, good or not any more.
    private Optional<JWTClaimsSet> claims(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return isOurs(jwt) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // whatever it is, we did not make it
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        Optional<RSAKey> key =
                JWSAlgorithm.RS256.equals(header.getAlgorithm())
                        ? keys.verifier(
                                Objects.requireNonNullElse(header.getKeyID(), ""), clock.instant())
                        : Optional.empty();
        return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get()));
    }

    private TokenCheck judge(JWTClaimsSet claims) {
        Instant now = clock.instant();
        if (!now.isBefore(claims.getExpirationTime().toInstant())) {
            return new TokenCheck.Bad(
                    "ExpiredAuthenticationToken", "The access token has expired.");
        }
        if (now.isBefore(claims.getNotBeforeTime().toInstant())) {
            return new TokenCheck.Bad(
                    "InvalidAuthenticationToken", "The access token is not good yet.");
        }
        if (!isForUs(claims.getAudience(), claims.getIssuer())) {
            return new TokenCheck.Bad(
                    "InvalidAuthenticationTokenAudience",
                    "The access token is for another audience.");
        }
        return holder(Objects.toString(claims.getClaim("oid"), ""));
    }

    private static boolean isForUs(List<String> audiences, String issuer) {
        return audiences.stream().anyMatch(audience -> Audience.isOurs(audience, issuer));
    }

    /// The directory is asked each time, so that nobody calls as a principal that was deleted.
    private TokenCheck holder(String objectId) {
        return principals
                .find(objectId)
                .<TokenCheck>map(found -> new TokenCheck.Good(found.principal()))
                .orElseGet(() ->
                        new TokenCheck.Bad(
                                "InvalidAuthenticationToken",
                                "The service principal of the access token does not exist any more."));
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("Our own key does not sign.", e);
        }
        return jwt.serialize();
    }
}
