package io.tidemill.control.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// An identity in virtual time on a store of its own, with one client that knows its secret.
final class Realm implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String HOST = "127.0.0.1:7443";
    static final String ORIGIN = "http://" + HOST;

    /// Made once, because making a key is the slowest thing here.
    private static final String KEYS = ring().toJson().toString();

    final DocumentStore store;
    final ServicePrincipals principals;
    private final IdentityConfig config;
    private Instant now = START;
    private Identity identity;

    Realm(Path folder, IdentityConfig config) {
        this.config = config;
        store = DocumentStore.open(folder.resolve("realm.db"));
        store.put("signing-keys", "ring", KEYS);
        identity = new Identity(store, config, this::now);
        principals = identity.principals();
    }

    private static KeyRing ring() {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID("first").generate();
            return KeyRing.EMPTY.renewed(key, START);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Realm(Path folder) {
        this(folder, IdentityConfig.DEFAULT);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// The same data, read by a process that remembers nothing.
    void restart() {
        identity = new Identity(store, config, this::now);
    }

    /// A service principal and a secret of it that is good for a year.
    Client client() {
        ServicePrincipal made = principals.create("client");
        return new Client(made, secret(made, Duration.ofDays(365)));
    }

    record Client(ServicePrincipal principal, Secret.Issued secret) {
        String form() {
            return "grant_type=client_credentials&client_id=%s&client_secret=%s"
                    .formatted(principal.appId(), secret.text());
        }
    }

    Secret.Issued secret(ServicePrincipal principal, Duration good) {
        return principals
                .addSecret(principal.objectId(), "", new Secret.Term(now, now.plus(good)))
                .orElseThrow();
    }

    ArmResponse token(String path, String form) {
        return send(ArmRequest.of("POST", path).withBody(form));
    }

    /// An access token for the client and the audience.
    String token(Client client, String audience) {
        ArmResponse response = token("/adfs/oauth2/token", client.form() + "&resource=" + audience);
        return response.json().path("access_token").asString();
    }

    String token(Client client) {
        return token(client, ORIGIN + "/");
    }

    ArmResponse get(String path) {
        return send(ArmRequest.of("GET", path));
    }

    ArmResponse send(ArmRequest request) {
        return new ArmRouter(identity.openRoutes()).handle(request.withOrigin(ORIGIN));
    }

    /// What the directory answers to a caller who was let in.
    ArmResponse graph(Principal caller, ArmRequest request) {
        var router = new ArmRouter(identity.routes());
        return ScopedValue.where(Caller.CURRENT, caller).call(() -> router.handle(request));
    }

    /// What a guarded path answers to the bearer of a token; the body names the caller.
    ArmResponse call(String token) {
        return identity.guard(_ ->
                        ArmResponse.ok(ArmJson.object().put("id", Caller.principal().objectId())))
                .handle(
                        ArmRequest.of("GET", "/x")
                                .withOrigin(ORIGIN)
                                .withHeaders(Map.of("authorization", "Bearer " + token)));
    }

    /// The code of the refusal, or `""` when the token lets its bearer in.
    String refusal(String token) {
        ArmResponse response = call(token);
        return response.status() == 200 ? "" : response.json().at("/error/code").asString();
    }

    @Override
    public void close() {
        store.close();
    }
}
