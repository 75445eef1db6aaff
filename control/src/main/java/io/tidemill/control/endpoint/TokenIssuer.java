package io.tidemill.control.endpoint;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.rest.ArmJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Makes the access tokens of one endpoint: JSON web tokens, signed with a secret that only we and
/// the gateway know. So the gateway can check one without asking, and nothing of it is kept.
///
/// @param secret 256 bits in base64url; whoever has it can make tokens
public record TokenIssuer(String secret) implements Credentials {
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final Duration REFRESH = Duration.ofHours(12);
    private static final int BYTES = 32;

    /// An issuer with a new secret of 256 random bits.
    ///
    /// @param random must be fit for secrets
    static TokenIssuer make(RandomGenerator random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new TokenIssuer(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    public byte[] secretBytes() {
        return Base64.getUrlDecoder().decode(secret);
    }

    /// The answer with a token that is good from now on.
    ObjectNode issue(EndpointId endpoint, Principal holder, Instant now) {
        long end = now.plus(LIFETIME).getEpochSecond();
        return ArmJson.object()
                .put("accessToken", token(claims(endpoint, holder, end)))
                .put("tokenType", "Bearer")
                .put("expiryTimeUtc", end)
                .put("refreshAfterTimeUtc", now.plus(REFRESH).getEpochSecond());
    }

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "TokenIssuer[…]";
    }

    private static ObjectNode claims(EndpointId endpoint, Principal holder, long end) {
        ObjectNode claims =
                ArmJson.object()
                        .put("iss", "azureml")
                        .put("aud", "azureml")
                        .put("endpointName", endpoint.name())
                        .put("oid", holder.objectId())
                        .put("exp", end);
        claims.putArray("actions").add(EndpointId.TYPE + "/score/action");
        return claims;
    }

    private String token(ObjectNode claims) {
        try {
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
            JWSObject token = new JWSObject(header, new Payload(claims.toString()));
            token.sign(new MACSigner(secretBytes()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Our own secret is long enough to sign with.", e);
        }
    }
}
