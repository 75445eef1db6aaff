package io.tidemill.gateway;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Whoever signs access tokens for people and programs, known by its public keys.
///
/// A token is an RS256 JSON web token; what it says about other algorithms counts for nothing.
/// Nobody is asked about it. Checking one takes some tens of microseconds.
///
/// @param keys RSA keys by their ids
/// @param audience what a token must be meant for, such as `https://ml.azure.com`
public record TokenAuthority(Map<String, PublicKey> keys, String audience) {
    private static final String ALGORITHM = "SHA256withRSA";

    public TokenAuthority {
        keys = Map.copyOf(keys);
    }

    /// The object id of whoever the token was given to; empty when it is not genuine, not for this
    /// audience, or not good at that moment.
    Optional<String> holder(String token, Instant now) {
        return SignedToken.parse(token)
                .filter(parsed -> isGood(parsed, now))
                .filter(this::isSigned)
                .map(parsed -> parsed.claim("oid"));
    }

    /// Looked at before the signature, because it costs less.
    private boolean isGood(SignedToken token, Instant now) {
        long second = now.getEpochSecond();
        return token.seconds("exp").filter(end -> second < end).isPresent()
                && token.seconds("nbf").filter(start -> second >= start).isPresent()
                && withoutSlashes(token.claim("aud")).equals(audience);
    }

    /// Clients write one slash, two or none at the end of a resource.
    private static String withoutSlashes(String url) {
        return url.replaceFirst("/{1,2}$", "");
    }

    private boolean isSigned(SignedToken token) {
        PublicKey key = keys.get(token.header().getOrDefault("kid", ""));
        return key != null && isSigned(token, key);
    }

    private static boolean isSigned(SignedToken token, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(token.signedBytes());
            return signature.verify(token.signatureBytes());
        } catch (GeneralSecurityException e) {
            return false; // a signature of another length than the key's is none
        }
    }
}
