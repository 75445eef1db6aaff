package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/// The secret that makes a caller the administrator: 256 random bits, of which only the SHA-256
/// hash is stored.
///
/// The token itself is in one place, the profile of the local command line, readable by the user
/// who runs Tidemill.
public final class AdministratorToken {
    /// The command line's profile inside the data folder.
    public static final String PROFILE = "cli.json";

    /// Where the command line works until it is told otherwise.
    public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

    /// The resource group beside it.
    public static final String RESOURCE_GROUP = "tidemill";

    /// The workspace in that group.
    public static final String WORKSPACE = "default";

    private static final String KIND = "token-hash";
    private static final String ID = "administrator";
    private static final int BYTES = 32;

    private final DocumentStore store;
    private final SecureRandom random;

    public AdministratorToken(DocumentStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /// Writes where the command line finds us and how it proves who it is: addresses, token,
    /// subscription, resource group and workspace.
    ///
    /// A token that is in the file and still good stays; otherwise a new one takes the place of the
    /// old.
    public void writeProfile(DataFolder folder, Addresses addresses) {
        ObjectNode old = AdministratorClient.read(folder);
        String token =
                old.path("token").stringValueOpt().filter(this::matches).orElseGet(this::issue);
        folder.write(PROFILE, profile(old, addresses, token).toString() + "\n");
    }

    /// What others keep in the file stays.
    private static ObjectNode profile(ObjectNode old, Addresses addresses, String token) {
        return old.put("url", addresses.plain())
                .put("tlsUrl", addresses.tls())
                .put("caFile", addresses.authorityFile())
                .put("token", token)
                .put("subscription", SUBSCRIPTION)
                .put("resourceGroup", RESOURCE_GROUP)
                .put("workspace", WORKSPACE);
    }

    /// The administrator, when the token is theirs.
    public TokenCheck check(String token) {
        return matches(token)
                ? new TokenCheck.Good(Principal.ADMINISTRATOR)
                : new TokenCheck.Unknown();
    }

    /// Takes the same time whether the guess is close or not.
    public boolean matches(String token) {
        byte[] known =
                store.get(KIND, ID)
                        .map(Document::json)
                        .map(json -> ArmJson.read(json).path("sha256").asString())
                        .map(HexFormat.of()::parseHex)
                        .orElse(new byte[0]);
        return MessageDigest.isEqual(known, hash(token));
    }

    private String issue() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String hash = HexFormat.of().formatHex(hash(token));
        store.put(KIND, ID, ArmJson.object().put("sha256", hash).toString());
        return token;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
