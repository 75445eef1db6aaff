package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.DocumentStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Everything that tells who calls, wired together on one store.
public final class Identity {
    private final ServicePrincipals principals;
    private final SigningKeys keys;
    private final AccessTokens tokens;
    private final AdministratorToken administrator;
    private final ClientSecrets secrets;
    private final InstantSource clock;

    public Identity(DocumentStore store, IdentityConfig config, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        this.clock = clock;
        principals = new ServicePrincipals(store, random, clock);
        keys = new SigningKeys(store, config.keyPeriod());
        tokens = new AccessTokens(keys, principals, config.tokenLifetime(), clock);
        administrator = new AdministratorToken(store, random);
        secrets = new ClientSecrets(principals, random, clock);
    }

    ServicePrincipals principals() {
        return principals;
    }

    public Directory directory() {
        return principals;
    }

    /// Lets only callers with a good token through to the handler.
    public ArmHandler guard(ArmHandler next) {
        return new Authentication(next, ((Bearer) administrator::check).or(tokens));
    }

    /// The routes that answer without a token.
    public List<Route> openRoutes() {
        var authority = new AuthorityRoutes(new TokenEndpoint(secrets, tokens), keys, clock);
        return Stream.concat(authority.routes().stream(), CloudMetadata.routes().stream()).toList();
    }

    /// Writes the command line's profile, and makes the first signing key behind our back, so that
    /// nobody waits for it.
    public void begin(DataFolder folder, Addresses addresses) {
        Thread.ofVirtual().name("signing-key").start(() -> keys.signer(clock.instant()));
        administrator.writeProfile(folder, addresses);
    }
}
