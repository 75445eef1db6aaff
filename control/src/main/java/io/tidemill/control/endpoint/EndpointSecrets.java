package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.Transaction;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// The secrets of endpoints: two keys each, and what signs their tokens. Kept apart from the
/// endpoints, so that no answer can show one by mistake.
///
/// An endpoint has both kinds, whatever its auth mode is now, so that a mode can be tried and left
/// again.
///
/// @param random must be fit for secrets
/// @param holders whom roles allow to score with the endpoint of an ARM id
public record EndpointSecrets(RandomGenerator random, Function<String, RoleHolders> holders) {
    private static final String KEYS = "endpoint-keys";
    private static final String TOKENS = "endpoint-tokens";
    private static final String SECRET = "secret";

    Keys makeKeys() {
        return Keys.make(random);
    }

    static void put(Transaction transaction, EndpointId id, Keys keys) {
        transaction.put(KEYS, id.text(), keys.toJson().toString());
    }

    /// Makes the secret of tokens unless there is one.
    void ensureTokens(Transaction transaction, EndpointId id) {
        if (transaction.get(TOKENS, id.text()).isEmpty()) {
            String secret = TokenIssuer.make(random).secret();
            transaction.put(TOKENS, id.text(), ArmJson.object().put(SECRET, secret).toString());
        }
    }

    static void delete(Transaction transaction, EndpointId id) {
        transaction.delete(KEYS, id.text());
        transaction.delete(TOKENS, id.text());
    }

    /// Secrets for endpoints that no role opens.
    static EndpointSecrets without(RandomGenerator random) {
        return new EndpointSecrets(random, _ -> RoleHolders.NONE);
    }

    /// What opens an endpoint; empty when there is no such endpoint.
    ///
    /// @param documents finds a document of the endpoint by its kind
    Optional<Credentials> find(Document endpoint, Function<String, Optional<Document>> documents) {
        return switch (AuthMode.of(json(endpoint))) {
            case KEY -> documents.apply(KEYS).map(found -> Keys.of(json(found)));
            case AML_TOKEN ->
                    documents
                            .apply(TOKENS)
                            .map(found -> new TokenIssuer(json(found).path(SECRET).asString()));
            case AAD_TOKEN -> Optional.of(holders.apply(endpoint.id()));
        };
    }

    /// Replaces one key and leaves the other.
    ///
    /// @param wanted the new key; one of the endpoint's own keys, or nothing, means a new one:
    ///   there is a client that sends the old key along
    /// @return whether there is such an endpoint
    boolean regenerate(Transaction transaction, EndpointId id, boolean primary, String wanted) {
        Optional<Keys> old = transaction.get(KEYS, id.text()).map(found -> Keys.of(json(found)));
        old.ifPresent(keys -> put(transaction, id, replaced(keys, primary, wanted)));
        return old.isPresent();
    }

    private Keys replaced(Keys old, boolean primary, String wanted) {
        boolean isNew =
                !wanted.isEmpty()
                        && !wanted.equals(old.primary())
                        && !wanted.equals(old.secondary());
        String key = isNew ? wanted : Keys.makeOne(random);
        return primary ? new Keys(key, old.secondary()) : new Keys(old.primary(), key);
    }

    private static JsonNode json(Document document) {
        return ArmJson.read(document.json());
    }
}
