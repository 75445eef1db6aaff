package io.tidemill.control.asset;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signed queries that open one container for a few hours: what Azure calls a shared access
/// signature.
///
/// The signature covers container, rights and end, so none of them can be exchanged. The key is
/// made on first use and kept, so a restart in the middle of an upload breaks nothing.
final class SharedAccess {
    /// Long enough for the slowest upload of one folder.
    static final Duration LIFE = Duration.ofHours(4);

    private static final String KIND = "upload-key";
    private static final String ID = "current";
    private static final String RIGHTS = "rcwl";
    private static final String VERSION = "2021-08-06";
    private static final int BYTES = 32;

    private final DocumentStore store;
    private final SecureRandom random;
    private final InstantSource clock;

    SharedAccess(DocumentStore store, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /// A query that opens the container from now on.
    String query(String container) {
        String end = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS).toString();
        return "sv=%s&sr=c&sp=%s&se=%s&sig=%s"
                .formatted(
                        VERSION,
                        RIGHTS,
                        end.replace(":", "%3A"),
                        signature(container, RIGHTS, end));
    }

    /// What keeps the query from opening the container, or empty when it does.
    ///
    /// @param query decoded, names in lower case
    Optional<BlobError> check(String container, Map<String, String> query) {
        String end = query.getOrDefault("se", "");
        String wanted = signature(container, query.getOrDefault("sp", ""), end);
        if (!MessageDigest.isEqual(bytes(wanted), bytes(query.getOrDefault("sig", "")))) {
            return Optional.of(BlobError.FORGED);
        }
        return isOver(end) ? Optional.of(BlobError.EXPIRED) : Optional.empty();
    }

    private boolean isOver(String end) {
        try {
            return !clock.instant().isBefore(Instant.parse(end));
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private String signature(String container, String rights, String end) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            byte[] tag = mac.doFinal(bytes(String.join("\n", container, rights, end)));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    private byte[] key() {
        return store.get(KIND, ID)
                .map(SharedAccess::key)
                .orElseGet(() ->
                        store.transact(transaction ->
                                key(
                                        transaction
                                                .get(KIND, ID)
                                                .orElseGet(() ->
                                                        transaction.put(KIND, ID, fresh())))));
    }

    private String fresh() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String text = Base64.getEncoder().encodeToString(secret);
        return ArmJson.object().put("key", text).toString();
    }

    private static byte[] key(Document document) {
        return Base64.getDecoder().decode(ArmJson.read(document.json()).path("key").asString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
