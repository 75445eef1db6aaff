package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// The administrator's service principal, whose client id and secret stand in the command line's
/// profile for Azure's clients to sign in with.
final class AdministratorClient {
    /// What its secrets are called, so that the next one can take their place.
    private static final String SECRET_NAME = AdministratorToken.PROFILE;

    /// Azure's way to say that a secret does not expire.
    private static final Instant NEVER = Instant.parse("2299-12-31T00:00:00Z");

    private final ServicePrincipals principals;

    AdministratorClient(ServicePrincipals principals) {
        this.principals = principals;
    }

    /// Adds client id, client secret and tenant to the profile, which is there already.
    ///
    /// A secret that is in the file and was not taken back stays: the file is ours, so its id is
    /// enough and the slow check is spared. Otherwise a new secret takes the place of all that were
    /// made for the file before.
    void writeInto(DataFolder folder) {
        ObjectNode profile = read(folder);
        ServicePrincipal client = principals.ensureAdministrator();
        if (!holds(profile, client)) {
            folder.write(AdministratorToken.PROFILE, complete(profile, client).toString() + "\n");
        }
    }

    private boolean holds(ObjectNode profile, ServicePrincipal client) {
        return profile.path("clientSecret").isString()
                && profile.path("clientId").asString("").equals(client.appId())
                && client.hasGoodSecret(
                        profile.path("clientSecretId").asString(""), principals.now());
    }

    private ObjectNode complete(ObjectNode profile, ServicePrincipal client) {
        client.secrets().stream()
                .filter(secret -> secret.name().equals(SECRET_NAME))
                .forEach(secret -> principals.removeSecret(client.objectId(), secret.keyId()));
        Secret.Issued issued =
                principals
                        .addSecret(
                                client.objectId(),
                                SECRET_NAME,
                                new Secret.Term(principals.now(), NEVER))
                        .orElseThrow();
        return profile.put("tenant", Tenant.ID)
                .put("clientId", client.appId())
                .put("clientSecret", issued.text())
                .put("clientSecretId", issued.secret().keyId());
    }

    /// What the file says; nothing when nobody can read it.
    static ObjectNode read(DataFolder folder) {
        try {
            String text = Files.readString(folder.file(AdministratorToken.PROFILE));
            return ArmJson.read(text) instanceof ObjectNode profile ? profile : ArmJson.object();
        } catch (IOException | IllegalArgumentException e) {
            return ArmJson.object(); // no profile, or one that nobody can use: a new one is written
        }
    }
}
