package io.tidemill.control.identity;

import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The service principals that were made here, and the directory of everybody we know: them and the
/// administrator.
public final class ServicePrincipals implements Directory {
    private static final String KIND = "service-principal";
    private static final int SECRET_BYTES = 32;
    private static final int HINT = 3;

    /// The client id of [#administrator].
    static final String ADMINISTRATOR_APP = "00000000-0000-0000-0000-000000000005";

    private static final Principal ADMINISTRATOR =
            new Principal(
                    "00000000-0000-0000-0000-000000000004",
                    "tidemill-administrator",
                    Principal.Kind.SERVICE_PRINCIPAL);

    private final DocumentStore store;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Runnable deleted;

    public ServicePrincipals(DocumentStore store, SecureRandom random, InstantSource clock) {
        this(store, random, clock, () -> {});
    }

    /// @param deleted told after one of them is gone
    ServicePrincipals(
            DocumentStore store, SecureRandom random, InstantSource clock, Runnable deleted) {
        this.deleted = deleted;
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /// The service principal that the first start makes, with the rights of
    /// [Principal#ADMINISTRATOR]: whoever may read the command line's profile can sign in as it.
    public static Principal administrator() {
        return ADMINISTRATOR;
    }

    @Override
    public Optional<Principal> byObjectId(String objectId) {
        return objectId.equalsIgnoreCase(Principal.ADMINISTRATOR.objectId())
                ? Optional.of(Principal.ADMINISTRATOR)
                : find(objectId).map(ServicePrincipal::principal);
    }

    @Override
    public Optional<Principal> byAppId(String appId) {
        return ofApp(appId).map(ServicePrincipal::principal);
    }

    @Override
    public List<Principal> byName(String name) {
        return all().stream().filter(principal -> principal.name().equals(name)).toList();
    }

    @Override
    public List<Principal> all() {
        return Stream.concat(
                        Stream.of(Principal.ADMINISTRATOR),
                        list().stream().map(ServicePrincipal::principal))
                .toList();
    }

    /// By object id.
    List<ServicePrincipal> list() {
        return store.list(KIND, "").stream().map(Document::json).map(ServicePrincipal::of).toList();
    }

    Optional<ServicePrincipal> find(String objectId) {
        return store.get(KIND, objectId).map(Document::json).map(ServicePrincipal::of);
    }

    Optional<ServicePrincipal> ofApp(String appId) {
        return list().stream().filter(found -> found.appId().equalsIgnoreCase(appId)).findFirst();
    }

    /// A new one without secrets, so that nobody can sign in as it yet.
    ServicePrincipal create(String name) {
        return put(UUID.randomUUID().toString(), UUID.randomUUID().toString(), name);
    }

    /// The administrator's service principal, made unless it is there.
    ServicePrincipal ensureAdministrator() {
        return find(ADMINISTRATOR.objectId())
                .orElseGet(() ->
                        put(ADMINISTRATOR.objectId(), ADMINISTRATOR_APP, ADMINISTRATOR.name()));
    }

    /// Whether there was one; tokens that it holds are refused from now on.
    boolean delete(String objectId) {
        boolean had = store.delete(KIND, objectId);
        deleted.run();
        return had;
    }

    /// The same under another name, if it exists.
    Optional<ServicePrincipal> rename(String objectId, String name) {
        return change(objectId, old -> old.renamed(name));
    }

    /// A new secret for the service principal, if it exists. The text is 256 random bits, in digits
    /// and letters alone: a text that began with a dash would be an option to most programs.
    Optional<Secret.Issued> addSecret(String objectId, String name, Secret.Term term) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String text = HexFormat.of().formatHex(bytes);
        Secret secret =
                new Secret(
                        UUID.randomUUID().toString(),
                        name,
                        text.substring(0, HINT),
                        term.start(),
                        term.end(),
                        SecretHash.of(text, random));
        return change(objectId, old -> old.with(secret)).map(_ -> new Secret.Issued(secret, text));
    }

    /// Whether the service principal had that secret; nobody can sign in by it any more.
    boolean removeSecret(String objectId, String keyId) {
        boolean had =
                find(objectId).stream()
                        .flatMap(found -> found.secrets().stream())
                        .anyMatch(secret -> secret.keyId().equalsIgnoreCase(keyId));
        change(objectId, old -> old.without(keyId));
        return had;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private ServicePrincipal put(String objectId, String appId, String name) {
        var made = new ServicePrincipal(objectId, appId, name, now(), List.of());
        store.put(KIND, objectId, made.toJson().toString());
        return made;
    }

    private Optional<ServicePrincipal> change(
            String objectId, UnaryOperator<ServicePrincipal> change) {
        return store.transact(transaction ->
                transaction
                        .get(KIND, objectId)
                        .map(Document::json)
                        .map(ServicePrincipal::of)
                        .map(change)
                        .map(changed -> written(transaction, changed)));
    }

    private static ServicePrincipal written(Transaction transaction, ServicePrincipal changed) {
        transaction.put(KIND, changed.objectId(), changed.toJson().toString());
        return changed;
    }
}
