package io.tidemill.control.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks the secrets that clients send to prove which service principal they are.
///
/// The stored hashes are slow on purpose. A secret that was good once is remembered by a quick
/// keyed hash of this process alone, so that only the first call of a client is slow; and because
/// that comparison goes first, nobody can lock a working client out by guessing in its name.
final class ClientSecrets {
    private static final int GUESSES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String UNKNOWN = "";

    private final ServicePrincipals principals;
    private final InstantSource clock;
    private final byte[] quickKey = new byte[32];
    private final SecretHash nobody;
    private final Map<String, byte[]> verified = new ConcurrentHashMap<>();
    private final GuessBound bound = new GuessBound(GUESSES, WINDOW);

    ClientSecrets(ServicePrincipals principals, SecureRandom random, InstantSource clock) {
        this.principals = principals;
        this.clock = clock;
        random.nextBytes(quickKey);
        nobody = SecretHash.nobody();
    }

    /// What a secret proved.
    sealed interface Check {
        record Proved(ServicePrincipal client) implements Check {}

        /// No such client, or not its secret; both look the same and take as long.
        record Refused() implements Check {}

        /// Too many wrong guesses; this one was not looked at.
        record Bounded(Duration pause) implements Check {}
    }

    Check check(String appId, String guess) {
        Instant now = clock.instant();
        return principals
                .ofApp(appId)
                .map(client -> check(client, guess, now))
                .orElseGet(() -> refuseUnknown(guess, now));
    }

    private Check check(ServicePrincipal client, String guess, Instant now) {
        List<Secret> good = client.goodSecrets(now);
        if (good.stream().anyMatch(secret -> isVerified(secret, guess))) {
            return new Check.Proved(client);
        }
        if (!bound.take(client.appId(), now)) {
            return new Check.Bounded(bound.pause(client.appId(), now));
        }
        Optional<Secret> match =
                good.stream().filter(secret -> secret.hash().matches(guess)).findFirst();
        match.ifPresent(secret -> remember(client, secret, guess));
        return match.<Check>map(_ -> new Check.Proved(client)).orElse(new Check.Refused());
    }

    private Check refuseUnknown(String guess, Instant now) {
        if (!bound.take(UNKNOWN, now)) {
            return new Check.Bounded(bound.pause(UNKNOWN, now));
        }
        nobody.matches(guess);
        return new Check.Refused();
    }

    private void remember(ServicePrincipal client, Secret secret, String text) {
        verified.put(secret.keyId(), quick(text));
        bound.forgive(client.appId());
    }

    private boolean isVerified(Secret secret, String guess) {
        return Optional.ofNullable(verified.get(secret.keyId()))
                .filter(known -> MessageDigest.isEqual(known, quick(guess)))
                .isPresent();
    }

    private byte[] quick(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(quickKey, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }
}
