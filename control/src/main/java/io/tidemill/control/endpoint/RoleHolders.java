package io.tidemill.control.endpoint;

import java.security.PublicKey;
import java.util.Map;
import java.util.Set;

/// Whoever a role allows to score with an endpoint, and shows it by a token that one of these keys
/// signed.
///
/// @param objectIds in small letters
/// @param keys public halves, by their ids
public record RoleHolders(Set<String> objectIds, Map<String, PublicKey> keys)
        implements Credentials {
    /// What an access token must be meant for, as in Azure.
    public static final String AUDIENCE = "https://ml.azure.com";

    /// The action that a role must allow.
    public static final String ACTION = EndpointId.TYPE + "/score/action";

    /// Nobody.
    static final RoleHolders NONE = new RoleHolders(Set.of(), Map.of());

    public RoleHolders {
        objectIds = Set.copyOf(objectIds);
        keys = Map.copyOf(keys);
    }
}
