package io.tidemill.control.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import java.util.Set;

/// Access tokens of one issuer outside that we were told to trust.
final class OutsideTokens implements Bearer {
    private static final System.Logger LOG = System.getLogger(OutsideTokens.class.getName());
    private static final int LONGEST = 32 * 1024;

    /// Signatures by a private key alone: with a shared secret, whoever verifies could also sign.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384);

    private final IssuerTrust trust;
    private final Directory directory;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    OutsideTokens(IssuerTrust trust, Directory directory, InstantSource clock) {
        this.trust = trust;
        this.directory = directory;
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, IssuerKeys.of(trust)));
        processor.setJWTClaimsSetVerifier(new Claims(trust, clock));
    }

    /// What must be in a token, as of the clock's time; a minute of difference between the clocks
    /// is forgiven.
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        private Claims(IssuerTrust trust, InstantSource clock) {
            super(
                    trust.audience(),
                    new JWTClaimsSet.Builder().issuer(trust.issuer()).build(),
                    Set.of("exp", trust.objectClaim()));
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    @Override
    public TokenCheck check(String token) {
        return token.length() <= LONGEST && isOfIssuer(token)
                ? verify(token)
                : new TokenCheck.Unknown();
    }

    /// Not believed yet; it only spares us asking the issuer about everybody else's tokens.
    private boolean isOfIssuer(String token) {
        try {
            return trust.issuer().equals(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return false; // no signed token of anybody
        }
    }

    private TokenCheck verify(String token) {
        try {
            return holder(processor.process(token, new SimpleSecurityContext()));
        } catch (ExpiredJWTException e) {
            return new TokenCheck.Bad(
                    "ExpiredAuthenticationToken", "The access token has expired.");
        } catch (KeySourceException e) {
            return withoutKeys(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new TokenCheck.Bad(
                    "InvalidAuthenticationToken",
                    "The access token of the outside issuer is invalid or not for us.");
        }
    }

    private TokenCheck withoutKeys(KeySourceException why) {
        if (!(why instanceof RateLimitReachedException)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The keys of {0} cannot be had: {1}",
                    trust.issuer(),
                    why.getMessage());
        }
        return new TokenCheck.Bad(
                "AuthenticationFailed", "The keys of the token's issuer cannot be had now.");
    }

    /// Nobody outside may be taken for one of our own, whatever their issuer calls them.
    private TokenCheck holder(JWTClaimsSet claims) {
        String id = claim(claims, trust.objectClaim(), "");
        if (id.isBlank() || isOurs(id)) {
            return new TokenCheck.Bad(
                    "InvalidAuthenticationToken",
                    "The access token names no caller of its issuer.");
        }
        return new TokenCheck.Good(
                new Principal(id, claim(claims, trust.nameClaim(), id), kind(claims)));
    }

    /// Built-in ids stay ours even when nobody has them at the moment: roles may still refer to
    /// them.
    private boolean isOurs(String id) {
        return id.startsWith(Principal.BUILT_IN) || directory.byObjectId(id).isPresent();
    }

    private static Principal.Kind kind(JWTClaimsSet claims) {
        return claim(claims, "idtyp", "user").equals("app")
                ? Principal.Kind.SERVICE_PRINCIPAL
                : Principal.Kind.USER;
    }

    private static String claim(JWTClaimsSet claims, String name, String otherwise) {
        return Objects.toString(claims.getClaim(name), otherwise);
    }
}
