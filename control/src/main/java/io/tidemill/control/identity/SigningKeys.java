package io.tidemill.control.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The stored keys that sign access tokens. The first one is made when it is first asked for, and a
/// new one when the newest has signed for a whole period.
///
/// Any thread may call. The ring is never changed, only replaced, and replaced only by what is
/// stored already.
final class SigningKeys {
    private static final String KIND = "signing-keys";
    private static final String ID = "ring";
    private static final int BITS = 2048;

    private final DocumentStore store;
    private final Duration period;
    private final Runnable renewed;
    private volatile KeyRing ring;

    SigningKeys(DocumentStore store, Duration period) {
        this(store, period, () -> {});
    }

    /// @param renewed told after there is a new key
    SigningKeys(DocumentStore store, Duration period, Runnable renewed) {
        this.store = store;
        this.renewed = renewed;
        this.period = period;
        ring = store.get(KIND, ID).map(Document::json).map(KeyRing::of).orElse(KeyRing.EMPTY);
    }

    /// The key to sign with. Making one takes up to a second, so whoever starts us asks once ahead.
    RSAKey signer(Instant now) {
        return ring.signer(now, period).orElseGet(() -> renewed(now));
    }

    /// The public key of that id, while tokens that it signed may be good.
    Optional<RSAKey> verifier(String id, Instant now) {
        return ring.verifier(id, now);
    }

    /// All public keys of which tokens may be good, newest first.
    List<RSAKey> verifiers(Instant now) {
        return ring.verifiers(now);
    }

    /// The key is made before the transaction, which nobody should wait for; when somebody else was
    /// faster, theirs counts and ours is forgotten.
    private RSAKey renewed(Instant now) {
        RSAKey made = generate();
        ring = store.transact(transaction -> renew(transaction, made, now));
        renewed.run();
        return ring.signer(now, period).orElse(made);
    }

    private KeyRing renew(Transaction transaction, RSAKey made, Instant now) {
        KeyRing stored =
                transaction
                        .get(KIND, ID)
                        .map(Document::json)
                        .map(KeyRing::of)
                        .orElse(KeyRing.EMPTY);
        if (stored.signer(now, period).isPresent()) {
            return stored;
        }
        KeyRing renewed = stored.renewed(made, now);
        transaction.put(KIND, ID, renewed.toJson().toString());
        return renewed;
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK makes RSA keys.", e);
        }
    }
}
