package io.tidemill.control.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.DocumentStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that tells who calls, wired together on one store.
public final class Identity {
    private static final System.Logger LOG = System.getLogger(Identity.class.getName());

    private final ServicePrincipals principals;
    private final SigningKeys keys;
    private final AccessTokens tokens;
    private final AdministratorToken administrator;
    private final Bearer bearer;
    private final ClientSecrets secrets;
    private final InstantSource clock;
    private final IdentityConfig config;
    private volatile Runnable follower = () -> {};

    public Identity(DocumentStore store, IdentityConfig config, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        this.clock = clock;
        this.config = config;
        principals = new ServicePrincipals(store, random, clock, this::changed);
        keys = new SigningKeys(store, config.keyPeriod(), this::changed);
        tokens = new AccessTokens(keys, principals, config.tokenLifetime(), clock);
        administrator = new AdministratorToken(store, random);
        secrets = new ClientSecrets(principals, random, clock);
        bearer = bearer();
    }

    private Bearer bearer() {
        Bearer ours = ((Bearer) administrator::check).or(tokens);
        return config.issuers().stream()
                .<Bearer>map(trust -> new OutsideTokens(trust, principals, clock))
                .reduce(ours, Bearer::or);
    }

    ServicePrincipals principals() {
        return principals;
    }

    /// Tells somebody, from now on, after the public keys or who is in the directory changed.
    public void tell(Runnable who) {
        follower = who;
    }

    private void changed() {
        follower.run();
    }

    /// The public keys of which tokens may be good, by their ids.
    public Map<String, PublicKey> publicKeys() {
        return keys.verifiers(clock.instant()).stream()
                .collect(Collectors.toMap(RSAKey::getKeyID, Identity::publicKey));
    }

    private static PublicKey publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK knows RSA keys.", e);
        }
    }

    public Directory directory() {
        return principals;
    }

    /// Lets only callers with a good token through to the handler.
    public ArmHandler guard(ArmHandler next) {
        return new Authentication(next, bearer);
    }

    /// Tells whose the bearer token in an `Authorization` header is.
    public TokenCheck check(String authorization) {
        return Authentication.check(authorization, bearer);
    }

    /// The routes that answer without a token.
    public List<Route> openRoutes() {
        var authority = new AuthorityRoutes(new TokenEndpoint(secrets, tokens), keys, clock);
        var managed =
                new ManagedIdentityRoutes(secrets, tokens, principals, config.instanceClient());
        return Stream.of(managed.routes(), CloudMetadata.routes(), authority.routes())
                .flatMap(List::stream)
                .toList();
    }

    /// The routes of the directory, for callers with a good token.
    public List<Route> routes() {
        return new GraphRoutes(principals).routes();
    }

    /// Writes the command line's profile, and makes the first signing key behind our back, so that
    /// nobody waits for it.
    public void begin(DataFolder folder, Addresses addresses) {
        Thread.ofVirtual().name("signing-key").start(this::makeKey);
        administrator.writeProfile(folder, addresses);
        new AdministratorClient(principals).writeInto(folder);
    }

    /// A stop may come before the key is made; whoever asks for a token then makes it.
    private void makeKey() {
        try {
            keys.signer(clock.instant());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "No signing key was made ahead", e);
        }
    }
}
